using Ledger.Store.Seal;

namespace Ledger.Web;

/// <summary>What the pages need of the seal.</summary>
/// <param name="Prover">Reads the seal and proves events.</param>
/// <param name="Audit">Recomputes the log.</param>
/// <param name="Evidence">Writes archives for an auditor.</param>
/// <param name="Loop">Seals as long as the web runs; null where something else does.</param>
public sealed record LedgerSeal(Prover Prover, LogAudit Audit, EvidenceWriter Evidence, SealLoop? Loop = null);

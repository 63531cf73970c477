using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ledger.Dossier.Yaml;

/// <summary>
/// The parser of YamlDotNet, whose every complaint is about the text: on some texts that are not YAML (a tag that is no
/// URI, a dash with a question mark behind it) it throws other exceptions than its own.
/// </summary>
internal sealed class StrictParser(TextReader text) : IParser
{
    private readonly Parser _parser = new(text);

    /// <inheritdoc/>
    public ParsingEvent? Current => _parser.Current;

    /// <inheritdoc/>
    public bool MoveNext()
    {
        try
        {
            return _parser.MoveNext();
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException)
        {
            var from = _parser.Current?.End ?? new YamlDotNet.Core.Mark(0, 1, 1);
            throw new YamlException(from, from, "from here on it cannot be read", wrong);
        }
    }
}

using System.Text.Json.Serialization;
using Ledger.Domain.Actors;
using Ledger.Domain.Budgets;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;
using Ledger.Domain.Sources;

namespace Ledger.Store;

/// <summary>How events are read and written, made when the program is built and not whenever it starts.</summary>
[JsonSerializable(typeof(PlanEvent.PlanOpened))]
[JsonSerializable(typeof(PlanEvent.PlanAdopted))]
[JsonSerializable(typeof(PlanEvent.PlanClosed))]
[JsonSerializable(typeof(PlanEvent.ElementAdded))]
[JsonSerializable(typeof(PlanEvent.ElementReworded))]
[JsonSerializable(typeof(PlanEvent.ElementMoved))]
[JsonSerializable(typeof(PlanEvent.ElementWithdrawn))]
[JsonSerializable(typeof(PlanEvent.ActivityScheduled))]
[JsonSerializable(typeof(PlanEvent.IndicatorDefined))]
[JsonSerializable(typeof(PlanEvent.IndicatorRedefined))]
[JsonSerializable(typeof(PlanEvent.IndicatorWithdrawn))]
[JsonSerializable(typeof(PlanEvent.BaselineRecorded))]
[JsonSerializable(typeof(PlanEvent.MeasurementRecorded))]
[JsonSerializable(typeof(PlanEvent.TargetSet))]
[JsonSerializable(typeof(PlanEvent.TargetChanged))]
[JsonSerializable(typeof(PlanEvent.TargetWithdrawn))]
[JsonSerializable(typeof(PlanEvent.LineageDeclared))]
[JsonSerializable(typeof(PlanEvent.ContradictionNoted))]
[JsonSerializable(typeof(BudgetEvent.BudgetAdopted))]
[JsonSerializable(typeof(BudgetEvent.BudgetAmended))]
[JsonSerializable(typeof(BudgetEvent.AmountMoved))]
[JsonSerializable(typeof(BudgetEvent.CoverAssigned))]
[JsonSerializable(typeof(BudgetEvent.ActualRecorded))]
[JsonSerializable(typeof(BudgetEvent.YearClosed))]
[JsonSerializable(typeof(DecisionEvent.DecisionTaken))]
[JsonSerializable(typeof(DecisionEvent.AdviceGiven))]
[JsonSerializable(typeof(DecisionEvent.AdviceAnswered))]
[JsonSerializable(typeof(SourceEvent.SourceRegistered))]
[JsonSerializable(typeof(SourceEvent.SourceSuperseded))]
[JsonSerializable(typeof(ActorEvent.ActorNamed))]
[JsonSerializable(typeof(ActorEvent.NameErased))]
[JsonSerializable(typeof(EventHeaders))]
internal sealed partial class EventJson : JsonSerializerContext;

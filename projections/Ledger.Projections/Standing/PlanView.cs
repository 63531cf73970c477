using Ledger.Domain;
using Ledger.Domain.Plans;
using NodaTime;

namespace Ledger.Projections;

/// <summary>The event that a shown value comes from: the way to its why.</summary>
/// <param name="Event">The id of the event.</param>
/// <param name="Position">Its position.</param>
/// <param name="DecidedOn">When it was decided.</param>
/// <param name="EffectiveFrom">From when it holds.</param>
/// <param name="Provenance">Whether it was entered from documents afterwards.</param>
/// <param name="IsCorrection">Whether it is a rectificatie.</param>
public sealed record Origin(
    Guid Event, long Position, HistoricalDate DecidedOn, HistoricalDate EffectiveFrom, Provenance Provenance,
    bool IsCorrection);

/// <summary>A plan as a lens shows it.</summary>
/// <param name="Id">The plan.</param>
/// <param name="Title">Its title; null when the lens does not show the plan.</param>
/// <param name="Kind">What kind of plan.</param>
/// <param name="From">Its first day, month or year.</param>
/// <param name="To">Its last.</param>
/// <param name="Status"><c>absent</c>, <c>known</c>, <c>adopted</c> or <c>closed</c>.</param>
/// <param name="ByReferenceOnly">Whether the document itself is not there.</param>
/// <param name="Lens">The lens.</param>
/// <param name="Elements">Its elements, parents before children, in the order of the document.</param>
/// <param name="Contradictions">Its contradictions.</param>
public sealed record PlanView(
    PlanId Id, string? Title, PlanKind? Kind, HistoricalDate? From, HistoricalDate? To, string Status,
    bool ByReferenceOnly, Lens Lens, IReadOnlyList<ElementView> Elements,
    IReadOnlyList<ContradictionView> Contradictions);

/// <summary>An element of a plan, with its indicators.</summary>
/// <param name="Id"><c>plan/element</c>.</param>
/// <param name="Kind">What kind of element.</param>
/// <param name="Number">Its number in the document.</param>
/// <param name="Title">Its title.</param>
/// <param name="Note">A short addition.</param>
/// <param name="Parent">The element that it is part of.</param>
/// <param name="Depth">How deep it lies, from 0.</param>
/// <param name="Schedule">Who does it and when, for an activity.</param>
/// <param name="Indicators">Its indicators.</param>
/// <param name="Origin">The event that it comes from.</param>
/// <param name="Contradictions">The contradictions that concern it.</param>
public sealed record ElementView(
    string Id, ElementKind Kind, string? Number, string Title, string? Note, string? Parent, int Depth,
    ScheduleView? Schedule, IReadOnlyList<IndicatorView> Indicators, Origin Origin,
    IReadOnlyList<string> Contradictions);

/// <summary>Who does an activity, with whom, and when.</summary>
/// <param name="Responsible">Who is responsible.</param>
/// <param name="Partners">With whom.</param>
/// <param name="When">When, in words.</param>
/// <param name="From">From when.</param>
/// <param name="Until">Until when.</param>
public sealed record ScheduleView(
    string? Responsible, IReadOnlyList<string> Partners, string? When, HistoricalDate? From, HistoricalDate? Until);

/// <summary>An indicator with its values.</summary>
/// <param name="Id"><c>plan/indicator</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Direction">Which way is called good.</param>
/// <param name="IsMain">Whether it is a main indicator.</param>
/// <param name="MonitoredBy">Where the figures come from.</param>
/// <param name="Note">A short addition.</param>
/// <param name="Baselines">Its baselines.</param>
/// <param name="Measurements">Its later measurements.</param>
/// <param name="Targets">Its targets.</param>
/// <param name="Origin">The event that it comes from.</param>
/// <param name="Contradictions">The contradictions that concern it.</param>
public sealed record IndicatorView(
    string Id, string Title, Unit Unit, Direction Direction, bool IsMain, string? MonitoredBy, string? Note,
    IReadOnlyList<ReadingView> Baselines, IReadOnlyList<ReadingView> Measurements, IReadOnlyList<TargetView> Targets,
    Origin Origin, IReadOnlyList<string> Contradictions);

/// <summary>A baseline or measurement.</summary>
/// <param name="Scope">For whom or where.</param>
/// <param name="ReferenceDate">What year or date it is about.</param>
/// <param name="Value">What it says.</param>
/// <param name="Text">The short wording of the document; the value in words when the document has none.</param>
/// <param name="Origin">The event that it comes from.</param>
public sealed record ReadingView(
    Scope Scope, HistoricalDate? ReferenceDate, Reading Value, string Text, Origin Origin);

/// <summary>A target.</summary>
/// <param name="Id"><c>plan/indicator/year</c>, and the scope unless the whole municipality.</param>
/// <param name="Horizon">The year by which it must be reached.</param>
/// <param name="Scope">For whom or where.</param>
/// <param name="Value">What is asked for.</param>
/// <param name="Text">The short wording of the document.</param>
/// <param name="Origin">The event that it comes from.</param>
public sealed record TargetView(
    string Id, int? Horizon, Scope Scope, TargetValue Value, string Text, Origin Origin);

/// <summary>A contradiction.</summary>
/// <param name="Id">Its id within the plan.</param>
/// <param name="Plan">The plan that keeps it.</param>
/// <param name="Kind">What the places disagree about.</param>
/// <param name="Title">What it comes to.</param>
/// <param name="About">The elements and indicators concerned.</param>
/// <param name="Statements">What each place says.</param>
/// <param name="Rationale">Why they cannot all be right.</param>
/// <param name="RecordedAt">When it was noted.</param>
/// <param name="Position">The position of the event.</param>
public sealed record ContradictionView(
    Slug Id, PlanId Plan, ContradictionKind Kind, string Title, IReadOnlyList<string> About,
    IReadOnlyList<StatementView> Statements, string Rationale, Instant RecordedAt, long Position);

/// <summary>What one of the places of a contradiction says.</summary>
/// <param name="Says">What stands there.</param>
/// <param name="Source">The document.</param>
/// <param name="Locator">The place in it.</param>
/// <param name="Quote">The figure or short wording.</param>
public sealed record StatementView(string Says, SourceId Source, string Locator, string? Quote);

using System.Reflection;
using Ledger.Domain.Actors;
using Ledger.Domain.Budgets;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;
using Ledger.Domain.Sources;
using Ledger.Domain.Tests.Plans;

namespace Ledger.Domain.Tests.Hierarchies;

/// <summary>
/// C# does not see these hierarchies as closed; here it is proved that they are, that every case is documented and that
/// what switches over them knows every case.
/// </summary>
public sealed class ClosedHierarchyTests
{
    private static readonly Type[] Closed =
    [
        typeof(PlanEvent), typeof(BudgetEvent), typeof(DecisionEvent), typeof(SourceEvent),
        typeof(ActorEvent), typeof(Plan), typeof(Budget), typeof(DecisionRecord), typeof(Source), typeof(ActorRecord),
        typeof(TargetValue), typeof(Reading), typeof(Scope), typeof(Basis), typeof(Outcome<>),
    ];

    public static TheoryData<Type> Hierarchies => [.. Closed];

    public static TheoryData<Type> Enumerations =>
        [.. typeof(Slug).Assembly.GetTypes().Where(t => t is { IsEnum: true, IsPublic: true })];

    [Fact]
    public void No_hierarchy_is_forgotten() => typeof(Slug).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: true, IsSealed: false, IsInterface: false, IsPublic: true })
        .ShouldBe(Closed, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Hierarchies))]
    public void A_hierarchy_is_closed_and_its_cases_are_sealed_and_documented(Type hierarchy)
    {
        hierarchy.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(c => !IsCopy(c)).ShouldAllBe(c => c.IsPrivate);
        Cases(hierarchy).ShouldNotBeEmpty();
        foreach (var @case in Cases(hierarchy))
        {
            @case.IsSealed.ShouldBeTrue($"{@case} must be sealed");
            Documentation.Of(@case).ShouldNotBeEmpty($"{@case} must be documented");
        }
    }

    [Theory]
    [MemberData(nameof(Enumerations))]
    public void Every_word_of_an_enumeration_is_documented(Type enumeration) =>
        Enum.GetValues(enumeration).Cast<Enum>().Where(v => Documentation.Of(v).Length == 0).ShouldBeEmpty();

    [Fact]
    public void The_domain_has_no_other_kind_of_event() => typeof(Slug).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(ILedgerEvent)))
        .ShouldBe(
            Cases(typeof(PlanEvent)).Concat(Cases(typeof(BudgetEvent))).Concat(Cases(typeof(DecisionEvent)))
                .Concat(Cases(typeof(SourceEvent))).Concat(Cases(typeof(ActorEvent))),
            ignoreOrder: true);

    [Fact]
    public void No_two_events_have_one_name() => Closed.Where(c => c.IsAssignableTo(typeof(ILedgerEvent)))
        .SelectMany(Cases).GroupBy(c => c.Name).Where(g => g.Count() > 1).ShouldBeEmpty();

    [Fact]
    public void Every_target_value_is_asked_whether_it_fits() => Decided(
        typeof(TargetValue),
        value => new SetTarget(Livelihood.ChildPoverty, 2028, Livelihood.Everyone, (TargetValue)value, "tekst"));

    [Fact]
    public void Every_reading_is_asked_whether_it_fits() => Decided(
        typeof(Reading),
        reading => new RecordBaseline(Livelihood.ChildPoverty, Livelihood.Everyone, null, (Reading)reading, null));

    [Fact]
    public void Every_scope_is_written_as_it_is_read()
    {
        string[] texts =
            ["gemeente", "landelijk", "regio:flevoland", "gebied:swifterbant", "leeftijd:65-", "groep:mantelzorgers"];
        var scopes = texts.Append(string.Join('+', texts)).Select(Scope.Parse).ToList();
        scopes.Select(s => s.GetType()).ShouldBe(Cases(typeof(Scope)), ignoreOrder: true);
    }

    // The compiler gives every record one that copies; it cannot make a case of its own.
    private static bool IsCopy(ConstructorInfo constructor) =>
        constructor.GetParameters() is [{ ParameterType.Name: var name }] && name == constructor.DeclaringType!.Name;

    private static IEnumerable<Type> Cases(Type hierarchy) => hierarchy.GetNestedTypes()
        .Where(t => t.BaseType is { } b
            && (b == hierarchy || (b.IsGenericType && b.GetGenericTypeDefinition() == hierarchy)));

    // A case that the rules do not know ends in an exception, which fails the test.
    private static void Decided(Type hierarchy, Func<object, ICommand<Plan, PlanEvent>> command)
    {
        foreach (var @case in Cases(hierarchy))
        {
            command(Any(@case)).Decide(Given(Livelihood.WithIndicators).State).ShouldNotBeNull();
        }
    }

    private static object Any(Type type) => type.GetConstructors().OrderByDescending(c => c.GetParameters().Length)
        .First().Invoke([.. type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First()
            .GetParameters().Select(p => Example(p.ParameterType))]);

    private static object? Example(Type type) => type switch
    {
        _ when type == typeof(string) => "zoals het er staat",
        _ when type == typeof(Quantity) => Livelihood.Percent(3),
        _ when type == typeof(ValueList<GroupTarget>) => new List<GroupTarget>().ToValueList(),
        _ when Nullable.GetUnderlyingType(type) is not null => null,
        _ => Activator.CreateInstance(type),
    };
}

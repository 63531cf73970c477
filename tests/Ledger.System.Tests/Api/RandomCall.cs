using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Ledger.System.Tests.Api;

/// <summary>A request with commands, right or wrong.</summary>
/// <param name="Stream">The plan or budget that its address is of; null for the address of any.</param>
/// <param name="Commands">The commands.</param>
/// <param name="Key">The idempotency key.</param>
/// <param name="Version">The version that it demands, from the one that there is: 0 is right; null demands
/// none.</param>
internal sealed record RandomCall(string? Stream, IReadOnlyList<JsonObject> Commands, string? Key, int? Version)
{
    /// <summary>Where it is sent to.</summary>
    public string Address => Stream?.Split('/') switch
    {
        null => "/opdrachten",
        ["plan", var plan] => $"/plannen/{plan}/opdrachten",
        var parts => $"/begrotingen/{parts[1]}/{parts[2]}/opdrachten",
    };

    /// <summary>The body.</summary>
    public string Body =>
        new JsonObject { ["opdrachten"] = new JsonArray([.. Commands.Select(c => c.DeepClone())]) }.ToJsonString();

    /// <summary>Sources, decisions and plans to begin with: the rest refers to them.</summary>
    public static IReadOnlyList<RandomCall> Beginning { get; } =
    [
        new(
            null,
            [
                Source("bron-0"), Source("bron-1"), Decision("besluit-0", "2024-03-01"),
                Decision("besluit-1", "2025-03-01"),
            ],
            null, null),
        new(null, [Opened("plan-0"), Opened("plan-1")], null, null),
        new(
            null,
            [
                .. Enumerable.Range(0, 4)
                    .Select(n => By(Of("element-toevoegen", "plan-0", n, 0), "besluit-0", "2024-04-01")),
                .. Enumerable.Range(0, 3)
                    .Select(n => By(Of("indicator-toevoegen", "plan-0", n, n), "besluit-0", "2024-04-01")),
                By(Of("streefwaarde-zetten", "plan-0", 9, 0), "besluit-0", "2024-04-01"),
                By(Budget("plan-0", 0), "besluit-0", "2024-04-01"),
            ],
            null, null),
    ];

    /// <summary>Calls as one may make them; about one in five is wrong in its form.</summary>
    public static Gen<RandomCall> Any { get; } =
        from commands in Gen.Frequency(
            (4, Gen.Constant(1)), (1, Gen.Choose(2, 3))).SelectMany(n => Gen.ListOf(Spoilt(AnyCommand()), n))
        from stream in Gen.Frequency(
            (3, Gen.Constant<string?>(null)),
            (1, Gen.Elements<string?>("plan/plan-0", "plan/plan-1", "plan/plan-9", "budget/plan-0/2025")))
        from key in Gen.Frequency((5, Gen.Constant<string?>(null)), (1, Gen.Elements<string?>("a", "b", "c", "d")))
        from version in Gen.Frequency(
            (3, Gen.Constant<int?>(null)), (2, Gen.Constant<int?>(0)), (1, Gen.Elements<int?>(-1, 1)))
        select new RandomCall(stream, [.. commands], key, stream is null ? null : version);

    private static JsonObject Source(string id) => new()
    {
        ["soort"] = "bron-registreren",
        ["als"] = "brief",
        ["id"] = id,
        ["titel"] = $"De brief {id}",
        ["datum"] = "2024-01-05",
        ["tekst"] = new JsonObject { ["sha256"] = new string('0', 64) },
        ["plaatsen"] = new JsonArray(new JsonObject { ["id"] = "§1", ["kop"] = "Inleiding" }),
    };

    private static JsonObject Decision(string id, string date) => new()
    {
        ["soort"] = "besluit-vastleggen",
        ["als"] = "vaststelling",
        ["id"] = id,
        ["orgaan"] = "raad",
        ["datum"] = date,
        ["titel"] = $"Het besluit {id}",
        ["vindplaats"] = new JsonObject { ["bron"] = "bron-0", ["plaats"] = "§1" },
    };

    private static JsonObject Opened(string id) => By(new JsonObject
    {
        ["soort"] = "plan-openen",
        ["als"] = "uitvoeringsprogramma",
        ["id"] = id,
        ["titel"] = $"Het plan {id}",
        ["van"] = 2024,
        ["tot"] = 2028,
    }, "besluit-0", "2024-04-01");

    private static JsonObject By(JsonObject command, string decision, string effective)
    {
        command["besluit"] = decision;
        command["geldig"] = effective;
        command["reden"] = "Daarom";
        command["vindplaats"] = new JsonObject { ["bron"] = "bron-1", ["plaats"] = "§1" };
        return command;
    }

    private static Gen<JsonObject> AnyCommand() =>
        from kind in Gen.Elements(
            "element-toevoegen", "element-toevoegen", "element-herformuleren", "element-verplaatsen",
            "element-intrekken", "indicator-toevoegen", "indicator-toevoegen", "indicator-intrekken",
            "streefwaarde-zetten", "streefwaarde-zetten", "streefwaarde-wijzigen", "streefwaarde-intrekken",
            "plan-vaststellen", "plan-sluiten", "bron-registreren", "besluit-vastleggen", "begroting-vaststellen",
            "wijziging", "wijziging", "wijziging", "verschuiving", "verschuiving", "dekking", "realisatie",
            "afsluiting")
        from plan in Gen.Elements("plan-0", "plan-0", "plan-0", "plan-0", "plan-1")
        from a in Gen.Choose(0, 5)
        from b in Gen.Choose(0, 2)
        from decision in Gen.Elements(
            "besluit-0", "besluit-0", "besluit-0", "besluit-1", "besluit-1", "besluit-1", "besluit-1", "besluit-7")
        from effective in Gen.Elements("2024-04-01", "2025-01-01", "2025-03", "2026", "2019-01-01")
        select kind switch
        {
            "bron-registreren" => Source($"bron-{a}"),
            "besluit-vastleggen" => Decision($"besluit-{a}", $"202{4 + b}-03-01"),
            "begroting-vaststellen" => By(Budget(plan, a), decision, effective),
            _ => By(Of(kind, plan, a, b), decision, effective),
        };

    private static JsonObject Of(string kind, string plan, int a, int b)
    {
        var ofBudget = OfBudget(kind, a, b).ToList();
        var command = new JsonObject { ["soort"] = kind, [ofBudget.Count > 0 ? "begroting" : "plan"] = plan };
        foreach (var (name, value) in ofBudget.Concat(Fields(kind, a, b)))
        {
            command[name] = value;
        }

        return command;
    }

    private static IEnumerable<(string Name, JsonNode? Value)> Fields(string kind, int a, int b) => kind switch
    {
        "element-toevoegen" when b == 0 => [("als", "doel"), ("id", $"e-{a}"), ("titel", $"Doel {a}")],
        "element-toevoegen" => [("als", "resultaat"), ("id", $"e-{a}"), ("titel", $"Resultaat {a}"), ("onder",
        $"e-{b}")],
        "element-herformuleren" => [("element", $"e-{a}"), ("titel", $"Anders {b}")],
        "element-verplaatsen" => [("element", $"e-{a}"), ("onder", $"e-{b}")],
        "element-intrekken" => [("element", $"e-{a}")],
        "indicator-toevoegen" =>
            [("element", $"e-{a}"), ("id", $"i-{b}"), ("titel", $"Cijfer {b}"), ("eenheid",
                b == 2 ? "aantal" : "percent")],
        "indicator-intrekken" => [("indicator", $"i-{b}")],
        "streefwaarde-zetten" or "streefwaarde-wijzigen" =>
        [
            ("indicator", $"i-{b}"), ("jaar", 2028), ("waarde", new JsonObject { ["hoogstens"] = a + 1 }),
            ("tekst", $"hoogstens {a + 1}"),
        ],
        "streefwaarde-intrekken" => [("indicator", $"i-{b}"), ("jaar", 2028)],
        _ => [],
    };

    private static JsonObject Budget(string plan, int a) => new()
    {
        ["soort"] = "begroting-vaststellen",
        ["plan"] = plan,
        ["jaren"] = new JsonArray(2024, 2025),
        ["posten"] = new JsonArray([.. Enumerable.Range(0, 2).Select(n => new JsonObject
        {
            ["id"] = $"post-{n}",
            ["titel"] = $"De post {n}",
            ["kant"] = "lasten",
            ["aard"] = "structureel",
            ["bedragen"] = new JsonObject { ["2024"] = 1000 + a, ["2025"] = "500.25" },
        })]),
    };

    // Years close seldom: after it, nothing of the year can change.
    private static IEnumerable<(string Name, JsonNode? Value)> OfBudget(string kind, int a, int b)
    {
        var year = ("jaar", (JsonNode)(a == 0 ? 2024 : 2025));
        return kind switch
        {
            "wijziging" when b == 2 =>
                [year, ("post", $"post-{a}"), ("bedrag", 40 - (a * 20)), ("titel", $"De post {a}"),
                    ("kant", a == 3 ? "baten" : "lasten"), ("aard", "incidenteel")],
            "wijziging" => [year, ("post", $"post-{b}"), ("bedrag", 300 - (a * 200))],
            "verschuiving" => [year, ("van", $"post-{b}"), ("naar", $"post-{(b + 1) % 3}"), ("bedrag", 10 + (a * 70))],
            "dekking" => [year, ("post", $"post-{b}"), ("bedrag", 5 * a), ("uit", "reserve")],
            "realisatie" => [year, ("post", $"post-{b}"), ("bedrag", 700 + a)],
            "afsluiting" => [("jaar", a == 0 && b == 0 ? 2024 : 2026)],
            _ => [],
        };
    }

    // One in five lacks a field, has one too many, or one of the wrong kind.
    private static Gen<JsonObject> Spoilt(Gen<JsonObject> commands) =>
        from command in commands
        from how in Gen.Choose(0, 14)
        from which in Gen.Choose(0, 11)
        select Spoil(command, how, which);

    private static JsonObject Spoil(JsonObject command, int how, int which)
    {
        var name = command.Select(p => p.Key).ElementAt(which % command.Count);
        switch (how)
        {
            case 0:
                command.Remove(name);
                break;
            case 1:
                command["vreemd"] = true;
                break;
            case 2:
                command[name] = new JsonArray(1, "twee", null);
                break;
            default:
                break;
        }

        return command;
    }
}

using Ledger.LocalPostgres;
using Ledger.System.Tests.Program;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Access;

/// <summary>Accounts, keys and the access log from the program.</summary>
public sealed class AccessVerbTests(TestCluster cluster)
{
    [Fact]
    public async Task Accounts_and_keys_are_managed_by_the_program_and_every_act_is_in_the_access_log()
    {
        await using var database = await Dronten.Empty(cluster);
        var at = database.ConnectionString;
        Environment.GetEnvironmentVariable("LEDGER_PASSWORD").ShouldBeNull("the tests give it themselves");

        (await LedgerProgram.On(at, "account", "add", "jan", "--role", "baas")).ExitCode.ShouldBe(2);
        var weak = await LedgerProgram.On(at, "account", "add", "jan", "--role", "auditor", "--json");
        weak.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("weak-password", "stdin is empty");
        var added = (await LedgerProgram.With(
            at, "LEDGER_PASSWORD", "een-lang-wachtwoord-7", "account", "add", "Jan", "--role", "auditor", "--json"))
            .Done();
        added.GetProperty("name").GetString().ShouldBe("jan");
        added.GetProperty("actor").GetString()!.ShouldStartWith("gebruiker-");
        (await LedgerProgram.With(
            at, "LEDGER_PASSWORD", "een-lang-wachtwoord-7", "account", "add", "jan", "--role", "auditor", "--json"))
            .ExitCode.ShouldBe(1);
        (await LedgerProgram.On(at, "account", "lock", "jan", "--json")).Done();
        (await LedgerProgram.On(at, "account", "lock", "piet")).ExitCode.ShouldBe(1);
        var list = await LedgerProgram.On(at, "account", "list", "--json");
        list.Done()[0].GetProperty("locked").GetBoolean().ShouldBeTrue();
        list.Output.ShouldNotContain("AQAAAAI");

        var key = (await LedgerProgram.On(at, "key", "add", "--role", "publiek", "--for", "proef", "--json")).Done();
        key.GetProperty("key").GetString()!.ShouldStartWith("ldg_");
        var keys = await LedgerProgram.On(at, "key", "list", "--json");
        keys.Output.ShouldNotContain(key.GetProperty("key").GetString()!);
        (await LedgerProgram.On(at, "key", "revoke", key.GetProperty("id").GetString()!, "--json")).Done();

        (await LedgerProgram.On(at, "access-log", "--result", "gelukkig")).ExitCode.ShouldBe(2);
        (await LedgerProgram.On(at, "access-log", "--json")).Done().EnumerateArray()
            .Select(e => $"{e.GetProperty("action").GetString()} {e.GetProperty("result").GetString()}")
            .ShouldBe([
                "toegang inzien toegestaan", "sleutel intrekken gelukt", "sleutel toevoegen gelukt",
                "account lock mislukt", "account lock gelukt", "account toevoegen mislukt", "account toevoegen gelukt",
                "schema bijwerken gelukt",
            ]);
    }

    [Fact]
    public async Task What_the_program_does_with_more_than_a_readers_rights_is_in_the_access_log()
    {
        await using var database = await Dronten.Empty(cluster);
        var at = database.ConnectionString;
        var home = Directory.CreateTempSubdirectory("ledger-").FullName;
        string[] why = ["--because", "In dienst", "--source", "bron", "--at", "§1"];
        foreach (var line in (string[][])
            [
                ["import", Dronten.Dossier, "--dry-run"], ["import", "er-is-geen-dossier"],
                ["record", "er-is-geen-bestand.yaml"], ["actor", "name", "mw-1", "--name", "J. Jansen", .. why],
                ["actor", "erase", "mw-1", .. why], ["actor", "list"], ["checkpoint", "--rotate"],
                ["rebuild", "trail"], ["plans"],
            ])
        {
            await LedgerProgram.On(at, home, [.. line, "--actor", "mw-7", "--json"]);
        }

        var log = (await LedgerProgram.On(at, home, ["access-log", "--json", "--who", "mw-7"])).Done();
        log.EnumerateArray().Select(e => e.GetProperty("action").GetString()).Reverse().ShouldBe([
            "vastleggen", "naam vastleggen", "naam wissen", "namen inzien", "sleutel van het zegel wisselen",
            "projecties herbouwen",
        ]);
        log.ToString().ShouldNotContain("Jansen");
        Directory.Delete(home, recursive: true);
    }
}

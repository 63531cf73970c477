using System.Net;
using Ledger.Domain;
using Ledger.LocalPostgres;
using Ledger.System.Tests.Program;
using Ledger.Web;
using Ledger.Web.Access;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Access;

/// <summary>The program does not serve where others could read along or come in.</summary>
public sealed class SafeStartTests(TestCluster cluster)
{
    private const string Guarded = "Host=db;Username=ledger_program;Password=k3-9f!vva";

    private static readonly AccessOptions Proxied = new()
    {
        Proxies = [IPAddress.Parse("10.0.0.5")],
        Hosts = ["register.example"],
    };

    [Theory]
    [InlineData("http://localhost:5080", null)]
    [InlineData("http://127.0.0.1:0;http://[::1]:0", null)]
    [InlineData("http://0.0.0.0:5080", "LEDGER_TLS_CERTIFICATE")]
    [InlineData("http://*:5080", "LEDGER_TLS_CERTIFICATE")]
    [InlineData("http://ledger.example:5080", "LEDGER_TLS_CERTIFICATE")]
    [InlineData("http://localhost:5080;http://0.0.0.0:5081", "LEDGER_TLS_CERTIFICATE")]
    [InlineData("https://0.0.0.0:443", "LEDGER_TLS_CERTIFICATE")]
    [InlineData("https://localhost:443", "LEDGER_TLS_CERTIFICATE")]
    [InlineData("ftp://localhost", "not an address")]
    [InlineData("localhost:5080", "not an address")]
    public void An_address_for_others_is_encrypted_or_nothing(string urls, string? because)
    {
        var objection = SafeStart.Objection(At(urls, new AccessOptions()));
        (objection ?? "").ShouldContain(because ?? "");
        (objection is null).ShouldBe(because is null);
    }

    [Fact]
    public void Behind_a_proxy_it_says_by_which_names_it_is_asked_for()
    {
        SafeStart.Objection(At("http://0.0.0.0:5080", Proxied)).ShouldBeNull();
        SafeStart.Objection(At("http://0.0.0.0:5080", Proxied with { Hosts = [] }))!.ShouldContain("LEDGER_HOSTS");
        SafeStart.Objection(At("https://0.0.0.0:443", new AccessOptions { Tls = ("a.pem", "b.pem") }))!
            .ShouldContain("LEDGER_HOSTS");
    }

    [Theory]
    [InlineData("Host=db;Username=postgres")]
    [InlineData("Host=db;Username=postgres;Password=postgres")]
    [InlineData("Host=db;Username=ledger;Password=ledger")]
    public void With_a_password_of_the_database_that_everyone_knows_it_serves_this_machine_alone(string connection)
    {
        SafeStart.Objection(At("http://0.0.0.0:5080", Proxied), connection, [])!.ShouldContain("password");
        SafeStart.Objection(At("http://localhost:5080", Proxied), connection, []).ShouldBeNull();
        SafeStart.Objection(At("http://0.0.0.0:5080", Proxied), Guarded, []).ShouldBeNull();
    }

    [Fact]
    public void With_the_account_of_the_demonstration_it_serves_this_machine_alone()
    {
        SafeStart.Objection(At("http://0.0.0.0:5080", Proxied), Guarded, ["demo", "jan"])!.ShouldContain("demo");
        SafeStart.Objection(At("http://0.0.0.0:5080", Proxied), Guarded, ["jan"]).ShouldBeNull();
        SafeStart.Objection(At("http://localhost:5080", Proxied), Guarded, ["demo"]).ShouldBeNull();
    }

    [Fact]
    public async Task The_program_says_so_in_one_sentence_and_ends()
    {
        await using var database = await Dronten.Empty(cluster);
        var run = await LedgerProgram.On(database.ConnectionString, "serve", "--urls", "http://0.0.0.0:5172", "--json");
        run.ExitCode.ShouldBe(2);
        run.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("unsafe-start");
        run.ErrorLines.ShouldHaveSingleItem().ShouldContain("is not encrypted");
    }

    private static LedgerWebOptions At(string urls, AccessOptions access) =>
        new(TenantId.Parse("gm0303"), "Dronten", urls.Split(';')) { Access = access };
}

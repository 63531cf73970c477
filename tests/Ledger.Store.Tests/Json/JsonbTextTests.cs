using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Ledger.Store.Json;
using Ledger.Store.Tests.EventLogs;
using Npgsql;
using NpgsqlTypes;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.Json;

/// <summary>The twin prints JSON as PostgreSQL does: asked of PostgreSQL itself.</summary>
public sealed class JsonbTextTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"b":1,"a":2,"aa":3,"B":4,"é":5,"ee":6}""")]
    [InlineData("""{"a":1,"a":2,"b":{"x":1,"x":[]}}""")]
    [InlineData("""{"a":[1,-0,-0.0,0.10,1e2,1.50E+3,1.05e1,12e-4,-7.0e0,0e5,0.00e1]}""")]
    [InlineData("""{"a":123456789012345678901234567890.5}""")]
    [InlineData("""{"a":"\/\"\\\b\f\n\r\t\u001f\u007f\u00e9\ud83d\ude00é😀"}""")]
    [InlineData("""{"a":[true,false,null,[],{},[[]]]}""")]
    [InlineData(""" { "a" : [ 1 , 2 ] } """)]
    [InlineData("""{"a": 1e999, "b": 1e-1000, "c": -1.5e998}""")]
    public async Task A_text_is_printed_as_PostgreSQL_prints_it(string json) =>
        JsonbText.Normalise(json).ShouldBe((await Printed([json])).Single());

    [Fact]
    public async Task Any_text_is_printed_as_PostgreSQL_prints_it()
    {
        var documents = Document(4).Sample(2000).Select(write => write()).ToList();

        var printed = await Printed(documents);

        for (var i = 0; i < documents.Count; i++)
        {
            JsonbText.Normalise(documents[i]).ShouldBe(printed[i], documents[i]);
            JsonbText.Normalise(printed[i]).ShouldBe(printed[i]);
        }
    }

    private async Task<string[]> Printed(IReadOnlyList<string> json)
    {
        await using var command = database.Source.CreateCommand(
            "SELECT array_agg(t.d::jsonb::text ORDER BY t.ord) FROM unnest($1) WITH ORDINALITY t (d, ord)");
        command.Parameters.Add(
            new NpgsqlParameter { Value = json.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        return (string[])(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static Gen<Func<string>> Document(int depth) =>
        from members in Gen.ListOf(from key in Text() from value in Value(depth) select $"{key}:{value}")
        select new Func<string>(() => $"{{{string.Join(", ", members)}}}");

    private static Gen<string> Value(int depth) => depth == 0
        ? Gen.OneOf(Text(), Number(), Gen.Elements("true", "false", "null"))
        : Gen.Frequency(
            (6, Value(0)),
            (1, Gen.ListOf(Value(depth - 1)).Resize(4).Select(items => $"[{string.Join(",", items)}]")),
            (1, Document(depth - 1).Resize(4).Select(write => write())));

    private static Gen<string> Number() =>
        from sign in Gen.Elements("", "-")
        from whole in Gen.Elements("0", "1", "9", "10", "123", "1002003004005006007")
        from fraction in Gen.Elements("", ".0", ".5", ".05", ".500", ".000000000000000001")
        from exponent in Gen.Elements("", "e0", "E1", "e+3", "e-2", "e-20", "E40")
        select sign + whole + fraction + exponent;

    private static Gen<string> Text() =>
        from parts in Gen.ListOf(Gen.OneOf(
            Gen.Elements("a", "b", "A", "z", "é", "ß", "€", "😀", "\u007f", "\u2028", "/", " ", "key"),
            Gen.Elements("\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0001", "\\u001F", "\\u00e9",
                "\\ud83d\\ude00"),
            Gen.Choose(0x20, 0xD7FF).Select(code => code is '"' or '\\' ? "x" : ((char)code).ToString()))).Resize(6)
        select new StringBuilder().Append('"').AppendJoin("", parts).Append('"').ToString();
}

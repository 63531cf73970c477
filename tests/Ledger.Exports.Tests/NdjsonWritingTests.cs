using System.Text;
using System.Text.Json;

namespace Ledger.Exports.Tests;

public sealed class NdjsonWritingTests
{
    [Fact]
    public async Task Every_line_is_an_object_and_any_text_comes_back()
    {
        var texts = Texts.Sample();
        using var file = new MemoryStream();
        await NdjsonWriting.Write(
            file, Texts.Table, texts.ToAsyncEnumerable(), TestContext.Current.CancellationToken);
        var lines = Encoding.UTF8.GetString(file.ToArray()).Split('\n');
        lines[^1].ShouldBeEmpty();
        lines.SkipLast(1).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("text").GetString())
            .ShouldBe(texts);
    }
}

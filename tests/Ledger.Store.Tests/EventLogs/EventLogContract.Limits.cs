using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.EventLogs;

public abstract partial class EventLogContract
{
    [Fact]
    public async Task An_event_of_one_mebibyte_is_taken_and_one_byte_more_is_refused()
    {
        const string Around = """{"T": ""}""";
        var largest = $$"""{"T": "{{new string('x', AppendLimits.EventBytes - Around.Length)}}"}""";

        await Appended(Sample.Append("a", 0, Sample.Event(largest)));

        (await Log.Stream(Tenant, "a")).Single().Data.ShouldBe(largest);
        await ShouldBeRefused("at most 1048576", Sample.Append("a", 1, Sample.Event(largest.Replace("x\"", "xx\""))));
    }

    [Fact]
    public async Task An_append_of_ten_thousand_events_is_taken_and_one_event_more_is_refused()
    {
        await Appended(Sample.Append("a", 0, Sample.Events(10_000)));

        await ShouldBeRefused("at most 10000", Sample.Append("b", 0, Sample.Events(10_001)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("niets")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    [InlineData("{'a': 1}")]
    [InlineData("{\"a\": 1,}")]
    [InlineData("{\"a\": 01}")]
    [InlineData("{\"a\": NaN}")]
    [InlineData("{\"a\": \"\\u0000\"}")]
    [InlineData("{\"\\u0000\": 1}")]
    [InlineData("{\"a\": \"\\ud800\"}")]
    [InlineData("{\"a\": \"\n\"}")]
    [InlineData("{\"a\": 1e1001}")]
    [InlineData("{\"a\": 1e-1001}")]
    [InlineData("{\"a\": 1e99999999999}")]
    public async Task What_is_not_a_json_object_that_can_be_stored_is_refused(string data)
    {
        await ShouldBeRefused("cannot be stored", Sample.Append("a", 0, Sample.Event(data)));
        await ShouldBeRefused("cannot be stored", Sample.Append("a", 0, Sample.Event() with { Headers = data }));
    }

    [Fact]
    public async Task Half_a_character_is_refused() =>
        await ShouldBeRefused(
            "not valid Unicode", Sample.Append("a", 0, Sample.Event("{\"a\": \"" + '\ud800' + "\"}")));

    [Fact]
    public async Task An_append_that_says_nothing_or_something_twice_is_refused()
    {
        var @event = Sample.Event();
        await ShouldBeRefused("at least one stream");
        await ShouldBeRefused("no events", Sample.Append("a", 0) with { Events = [] });
        await ShouldBeRefused("names plan/a twice", Sample.Append("a", 0), Sample.Append("a", 1));
        await ShouldBeRefused("twice", Sample.Append("a", 0, @event, @event));
        await ShouldBeRefused("twice", Sample.Append("a", 0, @event), Sample.Append("b", 0, @event));
        await ShouldBeRefused("below 0", Sample.Append("a", -1));
        await ShouldBeRefused("no id", Sample.Append("a", 0, @event with { Id = Guid.Empty }));
        await ShouldBeRefused("missing or longer", Sample.Append("a", 0, @event with { Type = "" }));
        await ShouldBeRefused("missing or longer", Sample.Append("a", 0, @event with { Type = new string('a', 501) }));
        await ShouldBeRefused("missing or longer", Sample.Append("a", 0, @event with { CorrelationId = "a\0b" }));
    }

    private async Task ShouldBeRefused(string message, params StreamAppend[] appends)
    {
        var before = (await Log.All(Tenant)).Count;

        (await Should.ThrowAsync<ArgumentException>(() => Log.Append(Tenant, appends, Cancel)))
            .Message.ShouldContain(message);

        (await Log.All(Tenant)).Count.ShouldBe(before);
    }
}

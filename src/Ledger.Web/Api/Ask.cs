using Ledger.Domain;
using Ledger.Projections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;

namespace Ledger.Web.Api;

/// <summary>One question to the API: what the address says, checked, and the ledger that answers.</summary>
internal sealed class Ask
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly List<ProblemError> _errors = [];
    private LedgerSnapshot? _seen;

    private Ask(HttpContext http) => Http = http;

    public HttpContext Http { get; }

    /// <summary>What was read for it: what belongs to its subject; nothing when it has none.</summary>
    public LedgerSnapshot Ledger { get; private set; } = new([]);

    /// <summary>Gives up when whoever asked is gone.</summary>
    public CancellationToken Token => Http.RequestAborted;

    /// <summary>Answers the questions.</summary>
    public LedgerReader Reader => Http.RequestServices.GetRequiredService<LedgerReader>();

    /// <summary>The lens of the address.</summary>
    public Lens Lens { get; private set; } = Lens.Everything;

    /// <summary>What the lens shows of the ledger.</summary>
    public LedgerSnapshot Seen => _seen ??= Ledger.Through(Lens);

    /// <summary>All that is wrong with the address.</summary>
    public IReadOnlyList<ProblemError> Errors => _errors;

    /// <summary>How many items a page may have.</summary>
    public int Limit => (int)(QueryKey.Whole(Text(Keys.Limit)) ?? 100);

    /// <summary>Reads an address; what is wrong with it is in <see cref="Errors"/>, all of it.</summary>
    public static Ask Read(HttpContext http, IReadOnlyList<QueryKey> keys)
    {
        var ask = new Ask(http);
        foreach (var (name, values) in http.Request.Query)
        {
            ask.Take(keys.FirstOrDefault(k => k.Name == name), name, values.ToString(), values.Count, keys);
        }

        foreach (var key in keys.Where(k => k.IsRequired && !http.Request.Query.ContainsKey(k.Name)))
        {
            ask.Complain(key.Name, new(
                $"Deze sleutel is nodig, bijvoorbeeld {key.Example}.",
                $"This key is needed, for example {key.Example}."));
        }

        ask.Lens = ask._errors.Count > 0 ? Lens.Everything : new Lens(
            ask.Day(Keys.Effective.Name), ask.Day(Keys.Decided.Name),
            ask.Text(Keys.Recorded.Name) is { } text ? QueryKey.Moment(text) : null);
        return ask;
    }

    /// <summary>Reads what the answer is made of; false when there is no such subject.</summary>
    public async Task<bool> Open(Read read)
    {
        if (read.About is not { } about)
        {
            return true;
        }

        var (kind, id) = about(this);
        if ((await Reader.Named([id], Token)).FirstOrDefault(s => s.Id == id && s.Kind == kind) is not { } subject)
        {
            return false;
        }

        Ledger = read.HasBudgets
            ? await Reader.Own(subject, Lens, Token)
            : await Reader.About(subject, Lens, Token);
        return true;
    }

    /// <summary>What the address says of a key; null when nothing.</summary>
    public string? Text(string key) => _texts.GetValueOrDefault(key);

    /// <summary>The part of a list that the address asks for, by plan and year too.</summary>
    public ListPart Part(string? after, int most) => new(
        after, most, Text(Keys.Plan.Name), (int?)QueryKey.Whole(Text(Keys.Year.Name)));

    /// <summary>The day that the address says of a key; null when none.</summary>
    public NodaTime.LocalDate? Day(string key) =>
        Text(key) is { } text ? HistoricalDate.TryParse(text)?.LastDay : null;

    /// <summary>A part of the path.</summary>
    public string Route(string name) => Http.Request.RouteValues[name]?.ToString() ?? "";

    /// <summary>The subject of the path, when the lens shows it.</summary>
    public Subject? At(SubjectKind kind, params IEnumerable<string> parts) =>
        Find(kind, string.Join('/', parts.Select(Route)));

    /// <summary>A subject by its id, when the lens shows it.</summary>
    public Subject? Find(SubjectKind kind, string id) =>
        Seen.Catalogue.Find(id).FirstOrDefault(s => s.Id == id && s.Kind == kind);

    /// <summary>Notes what is wrong with a key.</summary>
    public void Complain(string key, Sentence message) => _errors.Add(new ProblemError("query", key, message));

    /// <summary>
    /// A page of a list that is read from behind the item that the address names, and the address of the next page in
    /// the header Link (RFC 8288).
    /// </summary>
    /// <param name="read">Reads so many items, from behind one; from the first when it is null.</param>
    /// <param name="id">The name of an item.</param>
    public async Task<IReadOnlyList<T>> Page<T>(
        Func<string?, int, Task<IReadOnlyList<T>>> read, Func<T, string> id)
    {
        var page = (await read(Text(Keys.After), Limit + 1)).ToList();
        if (page.Count > Limit)
        {
            page.RemoveAt(Limit);
            LinkNext(id(page[^1]));
        }

        return page;
    }

    /// <summary>
    /// A page of items that are all at hand: those behind the one that the address names, and the address of the next
    /// page in the header Link (RFC 8288).
    /// </summary>
    public async Task<IReadOnlyList<T>?> Page<T>(IReadOnlyList<T> items, Func<T, string> id)
    {
        var from = 0;
        if (Text(Keys.After) is { } after)
        {
            from = items.TakeWhile(i => id(i) != after).Count() + 1;
            if (from > items.Count)
            {
                Complain(Keys.After, NotListed(after));
                return null;
            }
        }

        return await Page(
            (_, most) => Task.FromResult<IReadOnlyList<T>>([.. items.Skip(from).Take(most)]), id);
    }

    /// <summary>That a list does not have an item.</summary>
    public static Sentence NotListed(string id) =>
        new($"'{id}' staat niet in deze lijst.", $"'{id}' is not in this list.");

    /// <summary>Gives the address of the next page.</summary>
    public void LinkNext(string after)
    {
        var query = new QueryBuilder(
            Http.Request.Query.Where(q => q.Key != Keys.After).Select(q =>
                new KeyValuePair<string, string>(q.Key, q.Value.ToString())))
        {
            { Keys.After, after },
        };
        Http.Response.Headers.Link = $"<{Http.Request.Path.ToUriComponent()}{query.ToQueryString()}>; rel=\"next\"";
    }

    private void Take(QueryKey? key, string name, string text, int times, IReadOnlyList<QueryKey> known)
    {
        // A lens that is spelt wrong would show another state than was asked for: better no answer.
        if (key is null)
        {
            var keys = string.Join(", ", known.Select(k => k.Name));
            Complain(name, known.Count == 0
                ? new("Dit adres kent geen sleutels.", "This address takes no keys.")
                : new($"Deze sleutel bestaat hier niet; wel: {keys}.",
                    $"This key does not exist here; these do: {keys}."));
        }
        else if (times > 1)
        {
            Complain(name, new(
                "Deze sleutel mag maar één keer worden gegeven.", "This key may be given only once."));
        }
        else if (key.WhyNot(text) is { } wrong)
        {
            Complain(name, wrong);
        }
        else
        {
            _texts[name] = text;
        }
    }
}

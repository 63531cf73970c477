using Ledger.Domain;
using Ledger.Projections;
using Microsoft.AspNetCore.Http;

namespace Ledger.Web.Api;

/// <summary>An address of the API that one reads: what it needs, and what it answers.</summary>
/// <param name="Path">The address behind the root, with its parts in braces.</param>
/// <param name="Tag">The kind of thing, as the documentation groups it.</param>
/// <param name="Id">The name of the operation.</param>
/// <param name="Says">What it gives, in Dutch.</param>
/// <param name="Keys">What may follow the question mark.</param>
/// <param name="Body">The type of the answer.</param>
/// <param name="Of">The answer; null when there is no such thing.</param>
internal sealed record Read(
    string Path, string Tag, string Id, string Says, IReadOnlyList<QueryKey> Keys, Type Body,
    Func<Ask, Task<object?>> Of)
{
    /// <summary>The stream that the answer is made of; its version is the tag of the answer. Null: of all.</summary>
    public Func<Ask, StreamId?> Stream { get; init; } = _ => null;

    /// <summary>
    /// The one subject that the answer is about: what belongs to it is read. Null: the answer reads what it needs
    /// itself.
    /// </summary>
    public Func<Ask, (SubjectKind Kind, string Id)>? About { get; init; }

    /// <summary>Whether the budgets of the plan that it is about are read too.</summary>
    public bool HasBudgets { get; init; }

    /// <summary>Whether the answer is made of the log alone, so that it has a tag.</summary>
    public bool HasTag { get; init; } = true;

    /// <summary>Answers in other media types than JSON.</summary>
    public IReadOnlyList<OtherFormat> Formats { get; init; } = [];

    /// <summary>An address that gives one kind of answer.</summary>
    public static Read As<T>(
        string path, string id, string says, IReadOnlyList<QueryKey> keys, Func<Ask, T?> of)
        where T : class => Later(path, id, says, keys, a => Task.FromResult(of(a)));

    /// <summary>The same, for an answer that has to be waited for.</summary>
    public static Read Later<T>(
        string path, string id, string says, IReadOnlyList<QueryKey> keys, Func<Ask, Task<T?>> of)
        where T : class => new(path, path.Split('/')[1], id, says, keys, typeof(T), async a => await of(a));
}

/// <summary>An answer in another media type than JSON.</summary>
/// <param name="Name">What the form is called.</param>
/// <param name="MediaType">The media type of the answer, in full.</param>
/// <param name="IsText">Whether it is text.</param>
/// <param name="Write">Makes the answer; null when there is no such thing.</param>
internal sealed record OtherFormat(string Name, string MediaType, bool IsText, Func<Ask, Task<IResult?>> Write)
{
    /// <summary>The media type, as one asks for it with <c>Accept</c>.</summary>
    public string Accept { get; init; } = MediaType;
}

using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Ledger.Store.Seal;

/// <summary>
/// Prints what jsonb printed in the order of RFC 8785: keys by their UTF-16 code units, nothing between the tokens.
/// Strings stay as jsonb prints them, which escapes as RFC 8785 does; numbers too, digit for digit: an amount of
/// <c>1.50</c> keeps its last zero, which RFC 8785 would drop.
/// </summary>
internal sealed class CanonicalJson
{
    // What tells where an object or an array ends.
    private static readonly SearchValues<byte> Marks = SearchValues.Create("\"{}[]"u8);

    private const int Few = 16;

    // The members of all objects that are open, those of the innermost last.
    private readonly List<Member> _members = [];
    private readonly List<(int Start, int End)> _printed = [];
    private byte[] _json = [];
    private ByteBuffer _target = new();

    /// <summary>
    /// Where in the target the members of the object stand that was printed last, names included; none when it was no
    /// object.
    /// </summary>
    public IReadOnlyList<(int Start, int End)> Printed => _printed;

    /// <summary>Prints a text that jsonb printed.</summary>
    public void Print(byte[] json, ByteBuffer target)
    {
        (_json, _target) = (json, target);
        _members.Clear();
        _printed.Clear();
        Value(0);
    }

    /// <summary>Prints the value that starts at a place.</summary>
    private void Value(int at)
    {
        switch (_json[at])
        {
            case (byte)'{':
                Object(at);
                break;
            case (byte)'[':
                Array(at);
                break;
            default:
                _target.Add(_json.AsSpan(at, End(at) - at));
                break;
        }
    }

    private void Object(int at)
    {
        var (first, isWhole) = (_members.Count, at == 0);
        for (at = Next(at + 1); _json[at] != '}'; at = Next(at))
        {
            var keyEnd = End(at);
            var value = Next(keyEnd);
            _members.Add(new Member(at, keyEnd, value, IsPlain(_json.AsSpan(at, keyEnd - at))));
            at = End(value);
        }

        Sort(CollectionsMarshal.AsSpan(_members)[first..]);
        var count = _members.Count - first;
        _target.Add((byte)'{');
        for (var i = 0; i < count; i++)
        {
            var member = _members[first + i];
            if (i > 0)
            {
                _target.Add((byte)',');
            }

            var start = _target.Length;
            _target.Add(_json.AsSpan(member.Key, member.KeyEnd - member.Key));
            _target.Add((byte)':');
            Value(member.Value);
            if (isWhole)
            {
                _printed.Add((start, _target.Length));
            }
        }

        _members.RemoveRange(first, count);
        _target.Add((byte)'}');
    }

    private void Array(int at)
    {
        _target.Add((byte)'[');
        var isFirst = true;
        for (at = Next(at + 1); _json[at] != ']'; at = Next(End(at)))
        {
            if (!isFirst)
            {
                _target.Add((byte)',');
            }

            isFirst = false;
            Value(at);
        }

        _target.Add((byte)']');
    }

    /// <summary>Where the next token starts.</summary>
    private int Next(int at)
    {
        while (_json[at] is (byte)' ' or (byte)',' or (byte)':')
        {
            at++;
        }

        return at;
    }

    /// <summary>Behind the value that starts at a place.</summary>
    private int End(int at)
    {
        if (_json[at] == '"')
        {
            return EndOfString(at);
        }

        if (_json[at] is not ((byte)'{' or (byte)'['))
        {
            var length = _json.AsSpan(at).IndexOfAny(", ]}"u8);
            return length < 0 ? _json.Length : at + length;
        }

        var depth = 0;
        do
        {
            at += _json.AsSpan(at).IndexOfAny(Marks);
            depth += _json[at] switch { (byte)'{' or (byte)'[' => 1, (byte)'}' or (byte)']' => -1, _ => 0 };
            at = _json[at] == '"' ? EndOfString(at) : at + 1;
        }
        while (depth > 0);

        return at;
    }

    private int EndOfString(int at)
    {
        at++;
        while (true)
        {
            at += _json.AsSpan(at).IndexOfAny((byte)'"', (byte)'\\');
            if (_json[at] == '"')
            {
                return at + 1;
            }

            at += 2;
        }
    }

    /// <summary>Objects are small: putting each in its place is done before a sort has begun.</summary>
    private void Sort(Span<Member> members)
    {
        if (members.Length > Few)
        {
            members.Sort(Compare);
            return;
        }

        for (var i = 1; i < members.Length; i++)
        {
            var (member, place) = (members[i], i);
            for (; place > 0 && Compare(members[place - 1], member) > 0; place--)
            {
                members[place] = members[place - 1];
            }

            members[place] = member;
        }
    }

    private int Compare(Member x, Member y)
    {
        var a = _json.AsSpan(x.Key, x.KeyEnd - x.Key);
        var b = _json.AsSpan(y.Key, y.KeyEnd - y.Key);
        return x.IsPlain && y.IsPlain
            ? a[1..^1].SequenceCompareTo(b[1..^1])
            : string.CompareOrdinal(JsonSerializer.Deserialize<string>(a), JsonSerializer.Deserialize<string>(b));
    }

    private static bool IsPlain(ReadOnlySpan<byte> key) =>
        key.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0 && !key.Contains((byte)'\\');

    private readonly record struct Member(int Key, int KeyEnd, int Value, bool IsPlain);
}

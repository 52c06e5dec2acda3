using System.Globalization;
using System.Net;
using System.Text;

namespace PrivateLinkKit.Testing.Protocols;

/// <summary>The body of both query protocols: <c>Filter.1.Value.2=x</c> encodes a tree; numbers are list positions.</summary>
internal sealed class FormBody(ReadOnlyMemory<byte> body)
{
    private const int MostLevels = 32;
    private const string MapLevel = "entry";

    private readonly List<KeyValuePair<string, string>> _pairs = [
        .. Encoding.UTF8.GetString(body.Span).Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Pair)];

    public string? Find(string key) => _pairs.Find(pair => pair.Key == key).Value;

    /// <summary>The tree of all pairs but Action and Version.</summary>
    /// <param name="listLevel">The extra name above list positions, if the protocol has one.</param>
    /// <param name="namesItems">true if other names can be there, too.</param>
    public WireObject Parse(string? listLevel, bool namesItems = false)
    {
        CheckEscapes(body.Span);
        var root = new Node();
        foreach (var (key, value) in _pairs)
        {
            if (key is not ("Action" or "Version"))
            {
                root.Set(key, value);
            }
        }

        return root.ToObject(listLevel, namesItems);
    }

    private static AwsErrorException Malformed(string reason) => new("MalformedQueryString", $"The query string contains a syntax error: {reason}");

    private static void CheckEscapes(ReadOnlySpan<byte> text)
    {
        for (var at = text.IndexOf((byte)'%'); at >= 0; at = text.IndexOf((byte)'%'))
        {
            if (text.Length < at + 3 || !char.IsAsciiHexDigit((char)text[at + 1]) || !char.IsAsciiHexDigit((char)text[at + 2]))
            {
                throw Malformed("a percent sign is not followed by two hexadecimal digits");
            }

            text = text[(at + 3)..];
        }
    }

    private static KeyValuePair<string, string> Pair(string text)
    {
        var equals = text.IndexOf('=');
        return equals < 0
            ? new(WebUtility.UrlDecode(text), "")
            : new(WebUtility.UrlDecode(text[..equals]), WebUtility.UrlDecode(text[(equals + 1)..]));
    }

    private sealed class Node
    {
        private readonly OrderedDictionary<string, Node> _children = [];
        private string? _text;

        public void Set(string key, string value)
        {
            var parts = key.Split('.');
            if (parts.Length > MostLevels)
            {
                throw Malformed($"a name has more than {MostLevels} levels");
            }

            var node = parts.Aggregate(this, (node, part) => node.Child(part));
            node._text = node._text is null ? value : throw Malformed($"the parameter {key} is given more than once");
        }

        public WireObject ToObject(string? listLevel, bool namesItems)
        {
            var result = new WireObject();
            foreach (var (name, child) in _children)
            {
                result.Add(name, child.ToValue(listLevel, namesItems));
            }

            return result;
        }

        private Node Child(string name)
        {
            if (!_children.TryGetValue(name, out var child))
            {
                _children.Add(name, child = new Node());
            }

            return child;
        }

        private WireValue ToValue(string? listLevel, bool namesItems)
        {
            if (_children.Count == 0)
            {
                return new WireText(_text ?? "");
            }

            if (_text is not null)
            {
                throw Malformed($"'{_text}' is given where the names go on");
            }

            if (listLevel is not null && _children.Count == 1 && _children.TryGetValue(listLevel, out var places) && places.IsList)
            {
                return places.ToList(listLevel, namesItems);
            }

            if (listLevel is not null && _children.Count == 1 && _children.TryGetValue(MapLevel, out var entries) && entries.IsList)
            {
                return new WireObject { { MapLevel, entries.ToList(listLevel, namesItems) } };
            }

            return (listLevel is null || namesItems) && IsList ? ToList(listLevel, namesItems) : ToObject(listLevel, namesItems);
        }

        private bool IsList => _children.Count > 0 && _children.Keys.All(key => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _));

        private WireList ToList(string? listLevel, bool namesItems)
        {
            var list = new WireList();
            foreach (var (key, child) in _children.OrderBy(place => int.Parse(place.Key, CultureInfo.InvariantCulture)))
            {
                list.Add(int.Parse(key, CultureInfo.InvariantCulture), child.ToValue(listLevel, namesItems));
            }

            return list;
        }
    }
}

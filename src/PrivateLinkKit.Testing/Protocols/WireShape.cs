namespace PrivateLinkKit.Testing.Protocols;

/// <summary>A structure being read: members that are never read are unknown to the operation.</summary>
internal sealed class WireShape(WireReading reading, WireObject members, string path, string owner)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public WireNode? Optional(string property, string wireName)
    {
        _asked.Add(wireName);
        if (members[wireName] is not { } value)
        {
            return null;
        }

        var member = owner.Length == 0 ? property : $"{owner}.{property}";
        if (reading.IsDefault(member, value))
        {
            return null;
        }

        reading.Saw(member);
        return new WireNode(reading, value, Path(wireName), member);
    }

    public WireNode? Required(string property, string wireName)
    {
        var node = Optional(property, wireName);
        if (members[wireName] is null)
        {
            reading.Report(WireErrorKind.Missing, Path(wireName), "is required");
        }

        return node;
    }

    public T Done<T>(T value)
    {
        foreach (var (name, _) in members)
        {
            if (!_asked.Contains(name))
            {
                reading.Report(WireErrorKind.Unknown, Path(name), "is not a member");
            }
        }

        return value;
    }

    private string Path(string name) => path.Length == 0 ? name : $"{path}.{name}";
}

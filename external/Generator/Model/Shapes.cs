namespace PrivateLinkKit.External.Generator.Model;

internal abstract record Shape(string Name);

internal record Structure(string Name, IReadOnlyList<Member> Members) : Shape(Name)
{
    public static Structure Empty { get; } = new("", []);
}

internal sealed record Error(string Name, string Code, int Status, IReadOnlyList<Member> Members) : Structure(Name, Members);

/// <summary>
/// An enumeration; an open one has too many values for the emulator to check, and lists none if the client does not need them either.
/// </summary>
internal sealed record Enumeration(string Name, IReadOnlyList<string> Values) : Shape(Name)
{
    public const int MostValues = 200;

    public bool IsOpen => Values.Count is 0 or > MostValues;
}

internal sealed record Member(string Name, TypeRef Type)
{
    public string? LocationName { get; init; }
    public string? QueryName { get; init; }
    public MemberPlace Place { get; init; }
    public bool IsRequired { get; init; }
    public bool IsToken { get; init; }

    /// <summary>Name of the elements of a list in REST XML; null if they are repeated under the member's own name.</summary>
    public string? ItemName { get; init; }

    /// <summary>Names of the elements of a map in REST XML.</summary>
    public MapNames? MapNames { get; init; }

    /// <summary>true if an attribute in XML carries it.</summary>
    public bool IsAttribute { get; init; }

    /// <summary>Format of a time; null: that of its place and protocol.</summary>
    public TimeFormat? Time { get; init; }

    /// <summary>Minimum and maximum of a number, or of the length of a text or list.</summary>
    public long? Least { get; init; }
    public long? Most { get; init; }

    public string RequestName(Protocol protocol) => protocol == Protocol.Ec2 ? QueryName ?? Naming.Upper(LocationName ?? Name) : LocationName ?? Name;

    public string ResponseName => LocationName ?? Name;
}

/// <summary>Part of an HTTP message that carries a member.</summary>
internal enum MemberPlace { Body, Query, Header, PrefixedHeaders, Path, Status, Payload }

internal enum TimeFormat { Iso8601, HttpDate, EpochSeconds }

/// <summary>
/// Names of a map's elements in REST XML and query protocols; without <paramref name="Entry"/>, entries are repeated under the member's own name.
/// </summary>
internal sealed record MapNames(string? Entry, string Key, string Value);

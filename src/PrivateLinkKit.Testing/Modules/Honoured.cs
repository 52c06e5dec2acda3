using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Modules;

/// <summary>The request members an operation really uses: <c>Name Subnets SubnetMappings.SubnetId</c>. A name covers all that is below it.</summary>
internal sealed class Honoured(string members, DefaultValues defaults)
{
    private readonly string[] _members = members.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> Members => _members;

    /// <summary>Values of members that equal AWS's default behaviour.</summary>
    public DefaultValues Defaults => defaults;

    /// <summary>The first member that was set without being used, or null.</summary>
    public string? FirstIgnored(IEnumerable<string> set) => set.FirstOrDefault(member =>
        !_members.Any(known => Covers(known, member)) && !defaults.HasBelow(member));

    /// <summary>Returns true if a member is used with everything below it.</summary>
    public bool UsesAllOf(string member) => _members.Any(known => known == member || member.StartsWith($"{known}.", StringComparison.Ordinal));

    /// <summary>Returns true if only part of what is below a member is used.</summary>
    public bool UsesSomeOf(string member) => !UsesAllOf(member) && _members.Any(known => known.StartsWith($"{member}.", StringComparison.Ordinal));

    private static bool Covers(string known, string member) =>
        known == member || member.StartsWith($"{known}.", StringComparison.Ordinal) || known.StartsWith($"{member}.", StringComparison.Ordinal);
}

namespace PrivateLinkKit.Testing.Gateway;

/// <summary>The request members an operation really uses: <c>Name Subnets SubnetMappings.SubnetId</c>. A name covers all that is below it.</summary>
internal sealed class Honoured(string members)
{
    private readonly string[] _members = members.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The first member that was set without being used, or null.</summary>
    public string? FirstIgnored(IEnumerable<string> set) => set.FirstOrDefault(member => !_members.Any(known => Covers(known, member)));

    /// <summary>The first name that none of the operation's members has, or null.</summary>
    public string? FirstUnknown(IEnumerable<string> known) => _members.Select(member => member.Split('.')[0]).FirstOrDefault(name => !known.Contains(name));

    private static bool Covers(string known, string member) =>
        known == member || member.StartsWith($"{known}.", StringComparison.Ordinal) || known.StartsWith($"{member}.", StringComparison.Ordinal);
}

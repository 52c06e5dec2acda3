using System.Net;
using System.Net.Sockets;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Rules of the names, sizes and entries of prefix lists.</summary>
internal static class PrefixListEntries
{
    private const int LongestName = 255;
    private const int LargestList = 1000;
    private const int MostPerCall = 100;

    public static string CheckName(string name) =>
        name.Length is 0 or > LongestName || name.StartsWith("com.amazonaws", StringComparison.Ordinal)
            ? throw Ec2Errors.InvalidValue(name, "PrefixListName", $"It has 1 to {LongestName} characters and does not begin with com.amazonaws.")
            : name;

    public static string CheckFamily(string family) =>
        family is "IPv4" or "IPv6" ? family : throw Ec2Errors.InvalidValue(family, "AddressFamily", "Use IPv4 or IPv6.");

    public static int CheckSize(int most) =>
        most is >= 1 and <= LargestList ? most : throw Ec2Errors.InvalidValue($"{most}", "MaxEntries", $"It is between 1 and {LargestList}.");

    public static void CheckFits(IReadOnlyList<PrefixListEntry> entries, int most)
    {
        if (entries.Count > most)
        {
            throw Ec2Errors.PrefixListFull(most);
        }
    }

    /// <summary>Adds entries; one that the list already has gets the new description.</summary>
    public static IReadOnlyList<PrefixListEntry> Add(IReadOnlyList<PrefixListEntry> entries, string family, IReadOnlyList<AddPrefixListEntry>? added)
    {
        CheckCount(added?.Count ?? 0);
        var blocks = (added ?? []).Select(entry => new PrefixListEntry { Cidr = Block(entry.Cidr!, family), Description = entry.Description ?? "" }).ToList();
        if (blocks.GroupBy(entry => entry.Cidr).FirstOrDefault(same => same.Count() > 1) is { Key: { } twice })
        {
            throw Ec2Errors.InvalidValue($"The prefix list entry {twice} is specified more than once.");
        }

        return [.. entries.Where(entry => blocks.TrueForAll(block => block.Cidr != entry.Cidr)), .. blocks];
    }

    public static IReadOnlyList<PrefixListEntry> Remove(IReadOnlyList<PrefixListEntry> entries, IReadOnlyList<RemovePrefixListEntry>? removed)
    {
        CheckCount(removed?.Count ?? 0);
        var blocks = (removed ?? []).Select(entry => entry.Cidr!).ToHashSet();
        return blocks.FirstOrDefault(block => entries.All(entry => entry.Cidr != block)) is { } missing
            ? throw Ec2Errors.InvalidValue($"The prefix list has no entry {missing}.")
            : [.. entries.Where(entry => !blocks.Contains(entry.Cidr!))];
    }

    public static IReadOnlyList<PrefixListEntry> OfVersion(PrefixListState state, long version) => state.Versions.TryGetValue(version, out var entries)
        ? entries
        : throw Ec2Errors.InvalidValue($"{version}", "TargetVersion", $"The prefix list {state.Id} has no such version.");

    private static string Block(string cidr, string family) =>
        IPNetwork.TryParse(cidr, out var block) && block.BaseAddress.AddressFamily is AddressFamily.InterNetwork == family is "IPv4"
            ? block.ToString()
            : throw Ec2Errors.InvalidValue(cidr, "Cidr", $"This is not a valid {family} CIDR block.");

    private static void CheckCount(int count)
    {
        if (count > MostPerCall)
        {
            throw Ec2Errors.InvalidValue($"A request changes at most {MostPerCall} entries of a prefix list.");
        }
    }
}

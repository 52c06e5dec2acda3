using System.Collections.Immutable;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>A prefix list of a customer, and the entries of all of its versions.</summary>
internal sealed record PrefixListState(ManagedPrefixList List, ImmutableDictionary<long, IReadOnlyList<PrefixListEntry>> Versions)
{
    public string Id => List.PrefixListId!;

    /// <summary>The entries of the current version.</summary>
    public IReadOnlyList<PrefixListEntry> Entries => Versions[List.Version!.Value];
}

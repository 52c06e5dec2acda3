using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Engine.Home;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Planning;

/// <summary>Resources found in AWS under a stack's ownership tags, as far as they were read.</summary>
internal sealed class ObservedStack
{
    private readonly ILookup<LogicalId, ResourceState> _byId;
    private readonly Lazy<ILookup<string, LogicalId>> _idsByName;

    public ObservedStack(IEnumerable<ResourceState> resources, ReadingDepth depth = ReadingDepth.Full)
    {
        Depth = depth;
        Resources = [.. resources.OrderBy(resource => resource.Id).ThenBy(resource => resource.PhysicalId, StringComparer.Ordinal)];
        _byId = Resources.ToLookup(resource => resource.Id);
        _idsByName = new(() => Resources.SelectMany(state => state.Aliases.Append(state.PhysicalId), (state, name) => (name, state.Id))
            .ToLookup(named => named.name, named => named.Id));
    }

    public ReadingDepth Depth { get; }

    /// <summary>See <see cref="Engine.Ownership.AppliedRevisionTag"/>; null if missing or ambiguous.</summary>
    public string? AppliedRevisionTag { get; init; }

    public IReadOnlyList<ResourceState> Resources { get; }

    /// <summary>Places that could not be read; nothing is known of the resources there.</summary>
    public IReadOnlyList<UnreachablePlace> Unreachable { get; init; } = [];

    /// <summary>Resources of units that are unreachable by their own role, or not planned.</summary>
    public IReadOnlyList<ResourceState> Withheld { get; init; } = [];

    /// <summary>The home record; null if it was not read, as with lists.</summary>
    public HomeRecord? Record { get; private init; }

    /// <summary>Recorded places in which the description has no units, as far as they could be read.</summary>
    public IReadOnlyList<LeftPlace> Left { get; private init; } = [];

    /// <summary>Equal for two reads without a change in between. Readiness is omitted: AWS changes it on its own.</summary>
    public string Fingerprint
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var resource in Resources)
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{resource with { IsReady = true }}\n"));
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }

    /// <summary>Returns what remains of this reading when further places have become unreachable.</summary>
    /// <param name="unreachable">All unreachable places.</param>
    /// <param name="isLost">Selects the resources that are no longer known.</param>
    public ObservedStack Losing(IReadOnlyList<UnreachablePlace> unreachable, Func<ResourceState, bool> isLost) =>
        new(Resources.Where(resource => !isLost(resource)), Depth)
        {
            AppliedRevisionTag = AppliedRevisionTag,
            Unreachable = unreachable,
            Withheld = [.. Withheld, .. Resources.Where(isLost)],
            Record = Record,
            Left = [.. Left.Where(left => unreachable.All(place => place.At != left.At))],
        };

    /// <summary>Returns the reading with the home record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="left">See <see cref="Left"/>.</param>
    public ObservedStack With(HomeRecord record, IReadOnlyList<LeftPlace> left) => new(Resources, Depth)
    {
        AppliedRevisionTag = AppliedRevisionTag,
        Unreachable = Unreachable,
        Withheld = Withheld,
        Record = record,
        Left = left,
    };

    public IEnumerable<ResourceState> Of(LogicalId id) => _byId[id];

    /// <summary>Returns the logical id of the resource with this physical id or alias; null if there is none.</summary>
    public LogicalId? NameOf(string physicalId) => _idsByName.Value[physicalId].Cast<LogicalId?>().FirstOrDefault();
}

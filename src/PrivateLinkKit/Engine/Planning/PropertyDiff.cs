using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Planning;

/// <summary>
/// Collects how a wanted resource differs from the existing one. Each handler names every settable property once:
/// <see cref="Replaces"/> for what AWS cannot change, <see cref="Updates"/> for what it can. Where the resource does not exist, every wanted property is a
/// change. An empty set, list or map counts as absent.
/// </summary>
public sealed class PropertyDiff
{
    private readonly Outputs _outputs;
    private readonly bool _exists;
    private readonly List<PropertyChange> _changes = [];
    private readonly List<string> _compared = [];

    internal PropertyDiff(Outputs outputs, bool exists) => (_outputs, _exists) = (outputs, exists);

    /// <summary>The names of all properties that were compared.</summary>
    internal IReadOnlySet<string> Compared => _compared.ToHashSet();

    internal IReadOnlyList<PropertyChange> Changes => _changes;

    /// <summary>Compares a property that AWS cannot change: a difference requires a replacement.</summary>
    /// <param name="name">The property's CloudFormation name.</param>
    /// <param name="want">The wanted value; null: it must be absent.</param>
    /// <param name="have">The value in AWS; null: it is absent, or there is no resource.</param>
    public PropertyDiff Replaces(string name, PropertyValue? want, PropertyValue? have) => Compare(name, want, have, replaces: true);

    /// <summary>Compares a property that AWS can change in place.</summary>
    /// <param name="name">The property's CloudFormation name.</param>
    /// <param name="want">The wanted value; null: it must be absent.</param>
    /// <param name="have">The value in AWS; null: it is absent, or there is no resource.</param>
    public PropertyDiff Updates(string name, PropertyValue? want, PropertyValue? have) => Compare(name, want, have, replaces: false);

    /// <summary>Compares a value that AWS can change in one direction only.</summary>
    internal PropertyDiff Compare(string name, PropertyValue? want, PropertyValue? have, bool replaces)
    {
        var (wanted, existing) = (NullIfEmpty(want?.Resolve(_outputs)), NullIfEmpty(have));
        return Compare(name, wanted == existing ? null : new PropertyChange(name, existing, wanted, replaces && _exists)
        {
            // No tag holds a hash of a secret; what AWS cannot change was changed in the description.
            Origin = replaces && _exists && (wanted?.IsSecret is true || existing?.IsSecret is true) ? ChangeOrigin.Description : ChangeOrigin.Unknown,
        });
    }

    /// <summary>Replaces a resource that AWS has marked as failed.</summary>
    internal PropertyDiff ReplacesFailed(string name, string sound, string? failure) => Failed(name, sound, failure, replaces: true);

    /// <summary>Updates a resource that AWS has marked as failed, so that AWS tries again.</summary>
    internal PropertyDiff UpdatesFailed(string name, string sound, string? failure) => Failed(name, sound, failure, replaces: false);

    /// <summary>Returns the value of a reference; null if it is only known after apply.</summary>
    internal string? Find(Ref want) => _outputs.Find(want);

    private PropertyDiff Failed(string name, string sound, string? failure, bool replaces) => Compare(
        name, failure is null ? null : new PropertyChange(name, failure, sound, replaces) { Origin = ChangeOrigin.Aws, IsFailure = true });

    private PropertyDiff Compare(string name, PropertyChange? change)
    {
        _compared.Add(name);
        if (change is not null)
        {
            _changes.Add(change);
        }

        return this;
    }

    private static PropertyValue? NullIfEmpty(PropertyValue? value) => value is { IsEmpty: true } ? null : value;
}

using System.Globalization;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Planning;

/// <summary>
/// Collects how a wanted resource differs from the existing one. Each handler names every settable property once:
/// <see cref="Replaces(string, Ref?, string?)"/> for what AWS cannot change, <see cref="Updates(string, Ref?, string?)"/> for what it can.
/// Where the resource does not exist, every wanted property is a change.
/// </summary>
public sealed class PropertyDiff
{
    private readonly Outputs _outputs;
    private readonly bool _exists;
    private readonly List<PropertyChange> _changes = [];
    private readonly HashSet<string> _compared = [];

    internal PropertyDiff(Outputs outputs, bool exists) => (_outputs, _exists) = (outputs, exists);

    /// <summary>The names of all properties that were compared.</summary>
    internal IReadOnlySet<string> Compared => _compared;

    internal IReadOnlyList<PropertyChange> Changes => _changes;

    /// <summary>Compares a property that AWS cannot change: a difference requires a replacement.</summary>
    /// <param name="name">The property's CloudFormation name.</param>
    /// <param name="want">The wanted value; null: it must be absent.</param>
    /// <param name="have">The value in AWS; null: it is absent, or there is no resource.</param>
    public PropertyDiff Replaces(string name, Ref? want, string? have) => Compare(name, Text(want), have, replaces: true);

    /// <summary>Compares a property that AWS cannot change: a difference requires a replacement.</summary>
    /// <param name="name">The property's CloudFormation name.</param>
    /// <param name="want">The wanted value; null: it must be absent.</param>
    /// <param name="have">The value in AWS; null: it is absent, or there is no resource.</param>
    public PropertyDiff Replaces(string name, string? want, string? have) => Compare(name, want, have, replaces: true);

    /// <summary>Compares a property that AWS cannot change: a difference requires a replacement.</summary>
    /// <param name="name">The property's CloudFormation name.</param>
    /// <param name="want">The wanted value; null: it must be absent.</param>
    /// <param name="have">The value in AWS; null: it is absent, or there is no resource.</param>
    public PropertyDiff Replaces(string name, int? want, int? have) => Compare(name, Text(want), Text(have), replaces: true);

    /// <summary>Compares a property that AWS cannot change: a difference requires a replacement.</summary>
    /// <param name="name">The property's CloudFormation name.</param>
    /// <param name="want">The wanted value; null: it must be absent.</param>
    /// <param name="have">The value in AWS; null: it is absent, or there is no resource.</param>
    public PropertyDiff Replaces(string name, IEnumerable<Ref> want, IEnumerable<string>? have) => Compare(name, want.Select(Value), have, replaces: true);

    /// <summary>Compares a property that AWS cannot change: a difference requires a replacement.</summary>
    /// <param name="name">The property's CloudFormation name.</param>
    /// <param name="want">The wanted value; null: it must be absent.</param>
    /// <param name="have">The value in AWS; null: it is absent, or there is no resource.</param>
    public PropertyDiff Replaces(string name, IEnumerable<string> want, IEnumerable<string>? have) => Compare(name, want, have, replaces: true);

    /// <summary>Compares a value that AWS can change in one direction only.</summary>
    internal PropertyDiff Compare(string name, IEnumerable<Ref> want, IEnumerable<string>? have, bool replaces) =>
        Compare(name, want.Select(Value), have, replaces);

    /// <summary>Compares a property that AWS can change in place.</summary>
    /// <param name="name">The property's CloudFormation name.</param>
    /// <param name="want">The wanted value; null: it must be absent.</param>
    /// <param name="have">The value in AWS; null: it is absent, or there is no resource.</param>
    public PropertyDiff Updates(string name, Ref? want, string? have) => Compare(name, Text(want), have, replaces: false);

    /// <summary>Compares a property that AWS can change in place.</summary>
    /// <param name="name">The property's CloudFormation name.</param>
    /// <param name="want">The wanted value; null: it must be absent.</param>
    /// <param name="have">The value in AWS; null: it is absent, or there is no resource.</param>
    public PropertyDiff Updates(string name, string? want, string? have) => Compare(name, want, have, replaces: false);

    /// <summary>Compares a property that AWS can change in place.</summary>
    /// <param name="name">The property's CloudFormation name.</param>
    /// <param name="want">The wanted value; null: it must be absent.</param>
    /// <param name="have">The value in AWS; null: it is absent, or there is no resource.</param>
    public PropertyDiff Updates(string name, int? want, int? have) => Compare(name, Text(want), Text(have), replaces: false);

    /// <summary>Compares a property that AWS can change in place.</summary>
    /// <param name="name">The property's CloudFormation name.</param>
    /// <param name="want">The wanted value; null: it must be absent.</param>
    /// <param name="have">The value in AWS; null: it is absent, or there is no resource.</param>
    public PropertyDiff Updates(string name, bool? want, bool? have) => Compare(name, Text(want), Text(have), replaces: false);

    /// <summary>Compares a property that AWS can change in place.</summary>
    /// <param name="name">The property's CloudFormation name.</param>
    /// <param name="want">The wanted value; null: it must be absent.</param>
    /// <param name="have">The value in AWS; null: it is absent, or there is no resource.</param>
    public PropertyDiff Updates(string name, IEnumerable<Ref> want, IEnumerable<string>? have) => Compare(name, want.Select(Value), have, replaces: false);

    /// <summary>Compares a property that AWS can change in place.</summary>
    /// <param name="name">The property's CloudFormation name.</param>
    /// <param name="want">The wanted value; null: it must be absent.</param>
    /// <param name="have">The value in AWS; null: it is absent, or there is no resource.</param>
    public PropertyDiff Updates(string name, IEnumerable<string> want, IEnumerable<string>? have) => Compare(name, want, have, replaces: false);

    /// <summary>
    /// Compares a value that is hidden in texts and kept out of tags, so that no hash reveals it. AWS never changes it on its own: a
    /// difference comes from the description.
    /// </summary>
    internal PropertyDiff ReplacesSensitive(string name, string? want, string? have)
    {
        _compared.Add(name);
        if (want != have)
        {
            _changes.Add(new PropertyChange(name, have, want, requiresReplacement: _exists)
            {
                IsSensitive = true,
                Origin = _exists ? ChangeOrigin.Description : ChangeOrigin.Unknown,
            });
        }

        return this;
    }

    /// <summary>Replaces a resource that AWS has marked as failed.</summary>
    internal PropertyDiff ReplacesFailed(string name, string sound, string? failure) => Failed(name, sound, failure, replaces: true);

    /// <summary>Updates a resource that AWS has marked as failed, so that AWS tries again.</summary>
    internal PropertyDiff UpdatesFailed(string name, string sound, string? failure) => Failed(name, sound, failure, replaces: false);

    /// <summary>Returns the value of a reference inside a longer text, or its name if it is only known after apply.</summary>
    /// <param name="want">The reference.</param>
    public string Value(Ref want) => _outputs.Find(want) ?? $"{want} {PropertyChange.KnownAfterApply}";

    private PropertyDiff Compare(string name, string? want, string? have, bool replaces)
    {
        _compared.Add(name);
        return want == have ? this : Add(name, want, have, replaces);
    }

    private PropertyDiff Compare(string name, IEnumerable<string?> want, IEnumerable<string>? have, bool replaces)
    {
        _compared.Add(name);
        var wanted = want.Order(StringComparer.Ordinal).ToList();
        var existing = (have ?? []).Order(StringComparer.Ordinal).ToList<string?>();
        return wanted.SequenceEqual(existing) ? this : Add(name, Text(wanted), Text(existing), replaces);
    }

    private PropertyDiff Failed(string name, string sound, string? failure, bool replaces)
    {
        _compared.Add(name);
        if (failure is not null)
        {
            _changes.Add(new PropertyChange(name, failure, sound, replaces) { Origin = ChangeOrigin.Aws, IsFailure = true });
        }

        return this;
    }

    private PropertyDiff Add(string name, string? want, string? have, bool replaces)
    {
        _changes.Add(new PropertyChange(name, have, want, requiresReplacement: replaces && _exists));
        return this;
    }

    private string? Text(Ref? want) => want is null ? null : Value(want);

    private static string? Text(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(bool? value) => value switch { true => "true", false => "false", null => null };

    private static string? Text(List<string?> values) => values is [] ? null : string.Join(", ", values);
}

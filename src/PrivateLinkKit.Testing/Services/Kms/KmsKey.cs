using System.Collections.Immutable;
using PrivateLinkKit.Testing.Wire.Kms;

namespace PrivateLinkKit.Testing.Services.Kms;

/// <summary>A key; it has no key material.</summary>
internal sealed record KmsKey(KeyMetadata Metadata, string Policy)
{
    public const string Enabled = "Enabled";
    public const string Disabled = "Disabled";
    public const string PendingDeletion = "PendingDeletion";

    /// <summary>Days between rotations; null: it is not rotated.</summary>
    public int? RotationPeriod { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public string Id => Metadata.KeyId!;

    public string Arn => Metadata.Arn!;

    public bool IsPendingDeletion => Metadata.KeyState is PendingDeletion;

    public KmsKey InState(string state) => this with
    {
        Metadata = Metadata with { KeyState = state, Enabled = state is Enabled, DeletionDate = null },
    };
}

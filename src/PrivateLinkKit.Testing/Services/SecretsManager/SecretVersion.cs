using System.Collections.Immutable;

namespace PrivateLinkKit.Testing.Services.SecretsManager;

/// <summary>A version of a secret with its value.</summary>
internal sealed record SecretVersion(string Id, SecretValue Value, DateTimeOffset Created)
{
    public const string Current = "AWSCURRENT";
    public const string Previous = "AWSPREVIOUS";

    public ImmutableSortedSet<string> Stages { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
}

/// <summary>The value of a secret: a text or bytes.</summary>
internal sealed record SecretValue(string? Text, byte[]? Bytes)
{
    public bool IsSameAs(SecretValue other) => Text == other.Text && (Bytes ?? []).AsSpan().SequenceEqual(other.Bytes ?? []);
}

namespace PrivateLinkKit.Testing.Services;

/// <summary>The tags of one resource.</summary>
internal sealed record ResourceTags(string Arn, IReadOnlyDictionary<string, string> Values);

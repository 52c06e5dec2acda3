namespace PrivateLinkKit.Testing.State;

/// <summary>The tags of one resource.</summary>
internal sealed record ResourceTags(string Arn, IReadOnlyDictionary<string, string> Values);

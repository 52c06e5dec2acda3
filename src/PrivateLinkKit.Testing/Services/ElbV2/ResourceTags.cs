namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The tags of one resource.</summary>
internal sealed record ResourceTags(string Arn, IReadOnlyDictionary<string, string> Values);

namespace PrivateLinkKit.Model;

internal sealed record TagSpec(string Key, string Value);

namespace PrivateLinkKit.PackagingTests.PublicApi;

/// <summary>A public type or member.</summary>
/// <param name="Text">As the files say it.</param>
/// <param name="Types">All types that it names.</param>
internal sealed record ApiLine(string Text, IReadOnlySet<Type> Types);

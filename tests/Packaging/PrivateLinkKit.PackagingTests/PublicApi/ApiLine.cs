namespace PrivateLinkKit.PackagingTests.PublicApi;

/// <summary>A public type or member.</summary>
/// <param name="Text">Its line in the files.</param>
/// <param name="Types">All types that it uses.</param>
internal sealed record ApiLine(string Text, IReadOnlySet<Type> Types);

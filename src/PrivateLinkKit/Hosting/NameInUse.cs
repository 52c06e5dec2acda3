namespace PrivateLinkKit.Hosting;

/// <summary>A stack's or endpoint's name that something in the host uses. The host does not start while nothing is registered by it.</summary>
/// <param name="Section">The section of the options that holds the names, such as <c>Stacks</c>.</param>
/// <param name="Name">The name.</param>
/// <param name="User">The user of the name, as shown in a fault.</param>
internal sealed record NameInUse(string Section, string Name, string User);

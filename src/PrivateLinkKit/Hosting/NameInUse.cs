namespace PrivateLinkKit.Hosting;

/// <summary>A stack's or endpoint's name that the host uses. Startup fails if the name is not registered.</summary>
/// <param name="Section">The section of the options with the names, such as <c>Stacks</c>.</param>
/// <param name="Name">The name.</param>
/// <param name="User">The user of the name, as shown in an error.</param>
internal sealed record NameInUse(string Section, string Name, string User);

namespace PrivateLinkKit.Testing;

/// <summary>AWS's refusal to delete a resource that is used.</summary>
/// <param name="Operation">The operation that deletes it, such as <c>DeleteSubnet</c>.</param>
/// <param name="Code">The error code, such as <c>DependencyViolation</c>.</param>
public sealed record InUseRefusal(string Operation, string Code);

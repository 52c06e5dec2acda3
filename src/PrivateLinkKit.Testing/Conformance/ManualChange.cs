namespace PrivateLinkKit.Testing;

/// <summary>A change of the resource under test in AWS, outside the stack.</summary>
/// <param name="Property">The CloudFormation name of the changed property.</param>
/// <param name="ChangeAsync">Makes the change with a plain SDK client, given the AWS id of the resource.</param>
public sealed record ManualChange(string Property, Func<ConformanceContext, string, Task> ChangeAsync);

namespace PrivateLinkKit.Testing;

/// <summary>A stack in which one property of the resource under test differs.</summary>
/// <param name="Property">The property's CloudFormation name, as the kind compares it.</param>
/// <param name="Stack">The changed stack.</param>
public sealed record DescriptionChange(string Property, PrivateLinkStack Stack);

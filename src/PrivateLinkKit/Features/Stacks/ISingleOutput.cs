namespace PrivateLinkKit.Features.Stacks;

/// <summary>An output that a service has once: another would redirect the features that find it.</summary>
internal interface ISingleOutput;

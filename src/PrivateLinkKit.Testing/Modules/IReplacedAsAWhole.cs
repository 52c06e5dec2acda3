namespace PrivateLinkKit.Testing.Modules;

/// <summary>A built-in service that a user's own of the same name replaces with all its operations, since the two do not share resources.</summary>
internal interface IReplacedAsAWhole : IEmulatedService;

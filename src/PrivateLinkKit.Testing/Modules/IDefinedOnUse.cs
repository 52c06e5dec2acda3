namespace PrivateLinkKit.Testing.Modules;

/// <summary>
/// A service that is defined at its first call, which keeps the start of an EmbeddedAws short. Its definition has no mistakes and no effect but its
/// operations.
/// </summary>
internal interface IDefinedOnUse : IEmulatedService;

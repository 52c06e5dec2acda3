namespace PrivateLinkKit.Features.EndpointServices;

/// <summary>Output of a feature whose account must be allowed to connect to the service.</summary>
internal sealed record AllowedAccount(string AccountId);

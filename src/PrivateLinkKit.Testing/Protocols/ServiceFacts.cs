namespace PrivateLinkKit.Testing.Protocols;

/// <summary>Wire facts that distinguish one AWS API from another.</summary>
/// <param name="SigningName">The service in the SigV4 scope.</param>
/// <param name="Version">The API version.</param>
/// <param name="XmlNamespace">The namespace of XML answers.</param>
/// <param name="Target">What precedes the operation in X-Amz-Target.</param>
internal sealed record ServiceFacts(string SigningName, string Version, string? XmlNamespace, string? Target);

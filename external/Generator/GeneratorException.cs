namespace PrivateLinkKit.External.Generator;

internal sealed class GeneratorException(string message) : Exception(message);

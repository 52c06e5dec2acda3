using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit.Engine.Calls;

/// <summary>
/// The connection failed before an answer came. The cause is kept as text only: AWSSDK.Core searches inner exceptions for a broken
/// connection.
/// </summary>
internal sealed class NoAnswerException(Uri? address, Exception cause)
    : Exception(UrlText.WithoutUsers($"{address?.GetLeftPart(UriPartial.Authority)} did not answer: {cause.GetBaseException().Message}"));

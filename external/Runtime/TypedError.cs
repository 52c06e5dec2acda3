#nullable disable
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace StandIn;

/// <summary>The exception for an error code.</summary>
internal sealed record TypedError<TSource>(string Code, Func<ErrorResponse, TSource, AmazonServiceException> Create);

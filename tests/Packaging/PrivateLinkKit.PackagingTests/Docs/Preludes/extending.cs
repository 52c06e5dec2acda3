global using Amazon;
global using Amazon.EC2;

resource "aws_vpc_endpoint_service" "this" {
  acceptance_required        = false
  network_load_balancer_arns = [aws_lb.this.arn]
}

resource "aws_vpc" "customer" {
  cidr_block = "10.1.0.0/24"
}

resource "aws_subnet" "customer" {
  vpc_id            = aws_vpc.customer.id
  availability_zone = "eu-west-1a"
  cidr_block        = "10.1.0.0/26"
}

resource "aws_default_security_group" "customer" {
  vpc_id = aws_vpc.customer.id

  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = [aws_vpc.customer.cidr_block]
  }

  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_vpc_endpoint" "this" {
  vpc_id             = aws_vpc.customer.id
  vpc_endpoint_type  = "Interface"
  service_name       = aws_vpc_endpoint_service.this.service_name
  subnet_ids         = [aws_subnet.customer.id]
  security_group_ids = [aws_default_security_group.customer.id]
}

output "customer" {
  value = aws_vpc.customer.id
}

output "endpoint" {
  value = aws_vpc_endpoint.this.dns_entry[0].dns_name
}

;; Loops over every pixel of a page: shrinking it to be looked at, looking for edges, and turning it by a small angle.
(module
  (memory (export "memory") 1)

  ;; Rows of bytes to one row of their weighted mean, in 1/256 of a shade; $weights: sixteen bits a row, 256 together.
  ;; Sixteen bytes at once: up to 15 are read and 30 are written past the row.
  (func (export "meanOfRows")
    (param $from i32) (param $stride i32) (param $rows i32) (param $weights i32) (param $to i32) (param $bytes i32)
    (local $end i32) (local $at i32) (local $weight i32) (local $last i32)
    (local $p v128) (local $w v128) (local $low v128) (local $high v128)
    (local.set $end (i32.add (local.get $from) (local.get $bytes)))
    (local.set $last (i32.add (local.get $weights) (i32.shl (local.get $rows) (i32.const 1))))
    (loop $blocks
      (local.set $at (local.get $from))
      (local.set $weight (local.get $weights))
      (local.set $low (v128.const i16x8 0 0 0 0 0 0 0 0))
      (local.set $high (v128.const i16x8 0 0 0 0 0 0 0 0))
      (loop $down
        (local.set $p (v128.load (local.get $at)))
        (local.set $w (v128.load16_splat (local.get $weight)))
        (local.set $low
          (i16x8.add (local.get $low) (i16x8.mul (i16x8.extend_low_i8x16_u (local.get $p)) (local.get $w))))
        (local.set $high
          (i16x8.add (local.get $high) (i16x8.mul (i16x8.extend_high_i8x16_u (local.get $p)) (local.get $w))))
        (local.set $at (i32.add (local.get $at) (local.get $stride)))
        (local.set $weight (i32.add (local.get $weight) (i32.const 2)))
        (br_if $down (i32.lt_u (local.get $weight) (local.get $last))))
      (v128.store (local.get $to) (local.get $low))
      (v128.store offset=16 (local.get $to) (local.get $high))
      (local.set $to (i32.add (local.get $to) (i32.const 32)))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (br_if $blocks (i32.lt_u (local.get $from) (local.get $end)))))

  ;; Such a row to $count pixels, each the weighted mean of $taps neighbours; $places: for each the address of its first
  ;; neighbour in the row, then its weights, 256 together, all 32 bits. Four channels are made of what are one or three:
  ;; the next pixel writes over what is too much.
  (func (export "meanOfColumns")
    (param $places i32) (param $taps i32) (param $channels i32) (param $to i32) (param $count i32)
    (local $at i32) (local $tap i32) (local $end i32) (local $sum v128)
    (local.set $end (i32.add (local.get $to) (i32.mul (local.get $count) (local.get $channels))))
    (loop $pixels
      (local.set $at (i32.load (local.get $places)))
      (local.set $places (i32.add (local.get $places) (i32.const 4)))
      (local.set $tap (i32.add (local.get $places) (i32.shl (local.get $taps) (i32.const 2))))
      (local.set $sum (v128.const i32x4 32768 32768 32768 32768))
      (loop $across
        (local.set $sum
          (i32x4.add (local.get $sum)
            (i32x4.mul (v128.load16x4_u (local.get $at)) (v128.load32_splat (local.get $places)))))
        (local.set $at (i32.add (local.get $at) (i32.shl (local.get $channels) (i32.const 1))))
        (local.set $places (i32.add (local.get $places) (i32.const 4)))
        (br_if $across (i32.lt_u (local.get $places) (local.get $tap))))
      (local.set $sum (i32x4.shr_u (local.get $sum) (i32.const 16)))
      (local.set $sum (i16x8.narrow_i32x4_u (local.get $sum) (local.get $sum)))
      (v128.store32_lane 0 (local.get $to) (i8x16.narrow_i16x8_u (local.get $sum) (local.get $sum)))
      (local.set $to (i32.add (local.get $to) (local.get $channels)))
      (br_if $pixels (i32.lt_u (local.get $to) (local.get $end)))))

  ;; Eight bytes from $from on, $u to the right and $v down (shares of 32768, one for each byte), in 1/64 of a shade.
  (func $between (param $from i32) (param $right i32) (param $down i32) (param $u v128) (param $v v128) (result v128)
    (local $p v128) (local $top v128)
    (local.set $p (v128.load8x8_u (local.get $from)))
    (local.set $top
      (i16x8.add
        (i16x8.shl (local.get $p) (i32.const 6))
        (i16x8.q15mulr_sat_s
          (i16x8.shl
            (i16x8.sub (v128.load8x8_u (i32.add (local.get $from) (local.get $right))) (local.get $p))
            (i32.const 6))
          (local.get $u))))
    (local.set $from (i32.add (local.get $from) (local.get $down)))
    (local.set $p (v128.load8x8_u (local.get $from)))
    (i16x8.add
      (local.get $top)
      (i16x8.q15mulr_sat_s
        (i16x8.sub
          (i16x8.add
            (i16x8.shl (local.get $p) (i32.const 6))
            (i16x8.q15mulr_sat_s
              (i16x8.shl
                (i16x8.sub (v128.load8x8_u (i32.add (local.get $from) (local.get $right))) (local.get $p))
                (i32.const 6))
              (local.get $u)))
          (local.get $top))
        (local.get $v))))

  ;; 1/64 of a shade, rounded to whole ones.
  (func $whole (param $fine v128) (result v128)
    (i16x8.shr_s (i16x8.add (local.get $fine) (i16x8.splat (i32.const 32))) (i32.const 6)))

  ;; How many pixels $at (16.16) keeps its whole part while it moves by $step a pixel; $most where it does not move.
  (func $keeps (param $at i32) (param $step i32) (param $most i32) (result i32)
    (local $part i32)
    (if (i32.eqz (local.get $step)) (then (return (local.get $most))))
    (local.set $part (i32.and (local.get $at) (i32.const 65535)))
    (i32.add
      (i32.const 1)
      (if (result i32) (i32.gt_s (local.get $step) (i32.const 0))
        (then (i32.div_u (i32.sub (i32.const 65535) (local.get $part)) (local.get $step)))
        (else (i32.div_u (local.get $part) (i32.sub (i32.const 0) (local.get $step)))))))

  (func $least (param $a i32) (param $b i32) (result i32)
    (select (local.get $a) (local.get $b) (i32.lt_s (local.get $a) (local.get $b))))

  ;; A share of 32768 for each byte, from a place (16.16) on.
  (func $shares (param $at i32) (param $steps v128) (result v128)
    (i16x8.add
      (i16x8.splat (i32.shr_u (i32.and (local.get $at) (i32.const 65535)) (i32.const 1)))
      (local.get $steps)))

  ;; One row of a page turned by a small angle, each byte read between its four neighbours. $x, $y: where the first pixel
  ;; lies in the source; $dx, $dy: how far the next one is; all 16.16. $channels: 1 or 3. $spare: room for 32 bytes.
  ;;
  ;; The source's lines are followed in runs: as long as neither the line nor the distance between source and result
  ;; changes, pixels that are neighbours in the result are neighbours in the source too, and eight of them are made at
  ;; once. A block may reach past its run, the next run writes over that; but never past the row, which another thread
  ;; may already read: there it is made aside. Up to 23 bytes are read past the source.
  (func (export "turnRow")
    (param $source i32) (param $stride i32) (param $channels i32)
    (param $x i32) (param $y i32) (param $dx i32) (param $dy i32)
    (param $to i32) (param $count i32) (param $spare i32)
    (local $end i32) (local $out i32) (local $run i32) (local $left i32) (local $from i32) (local $at i32) (local $bx i32) (local $by i32)
    (local $u v128) (local $v v128)
    (local $u0 v128) (local $u1 v128) (local $u2 v128) (local $v0 v128) (local $v1 v128) (local $v2 v128)
    (local.set $end (i32.add (local.get $to) (i32.mul (local.get $count) (local.get $channels))))
    ;; Which pixel of a block each byte belongs to.
    (local.set $u0
      (select (v128.const i16x8 0 1 2 3 4 5 6 7) (v128.const i16x8 0 0 0 1 1 1 2 2)
        (i32.eq (local.get $channels) (i32.const 1))))
    (local.set $u1 (v128.const i16x8 2 3 3 3 4 4 4 5))
    (local.set $u2 (v128.const i16x8 5 5 6 6 6 7 7 7))
    (local.set $v (i16x8.splat (i32.shr_s (local.get $dy) (i32.const 1))))
    (local.set $v0 (i16x8.mul (local.get $u0) (local.get $v)))
    (local.set $v1 (i16x8.mul (local.get $u1) (local.get $v)))
    (local.set $v2 (i16x8.mul (local.get $u2) (local.get $v)))
    ;; The source's column moves on by one a pixel; what is left is the change of its share.
    (local.set $u (i16x8.splat (i32.shr_s (i32.sub (local.get $dx) (i32.const 65536)) (i32.const 1))))
    (local.set $u0 (i16x8.mul (local.get $u0) (local.get $u)))
    (local.set $u1 (i16x8.mul (local.get $u1) (local.get $u)))
    (local.set $u2 (i16x8.mul (local.get $u2) (local.get $u)))
    (block $done
      (loop $runs
        (br_if $done (i32.le_s (local.get $count) (i32.const 0)))
        (local.set $run
          (call $least (local.get $count)
            (call $least
              (call $keeps (local.get $y) (local.get $dy) (local.get $count))
              (call $keeps (local.get $x) (i32.sub (local.get $dx) (i32.const 65536)) (local.get $count)))))
        (local.set $bx (local.get $x))
        (local.set $by (local.get $y))
        (local.set $at (local.get $to))
        (local.set $left (local.get $run))
        (loop $blocks
          (local.set $out
            (select (local.get $spare) (local.get $at)
              (i32.gt_u (i32.add (local.get $at) (i32.shl (local.get $channels) (i32.const 3))) (local.get $end))))
          (local.set $from
            (i32.add (local.get $source)
              (i32.add
                (i32.mul (i32.shr_s (local.get $by) (i32.const 16)) (local.get $stride))
                (i32.mul (i32.shr_s (local.get $bx) (i32.const 16)) (local.get $channels)))))
          (local.set $u (call $shares (local.get $bx) (local.get $u0)))
          (local.set $v (call $shares (local.get $by) (local.get $v0)))
          (local.set $u
            (call $whole
              (call $between (local.get $from) (local.get $channels) (local.get $stride) (local.get $u) (local.get $v))))
          (if (i32.eq (local.get $channels) (i32.const 1))
            (then
              (v128.store64_lane 0 (local.get $out) (i8x16.narrow_i16x8_u (local.get $u) (local.get $u))))
            (else
              (v128.store (local.get $out)
                (i8x16.narrow_i16x8_u (local.get $u)
                  (call $whole
                    (call $between (i32.add (local.get $from) (i32.const 8)) (i32.const 3) (local.get $stride)
                      (call $shares (local.get $bx) (local.get $u1))
                      (call $shares (local.get $by) (local.get $v1))))))
              (local.set $u
                (call $whole
                  (call $between (i32.add (local.get $from) (i32.const 16)) (i32.const 3) (local.get $stride)
                    (call $shares (local.get $bx) (local.get $u2))
                    (call $shares (local.get $by) (local.get $v2)))))
              (v128.store64_lane 0 (i32.add (local.get $out) (i32.const 16))
                (i8x16.narrow_i16x8_u (local.get $u) (local.get $u)))))
          (if (i32.eq (local.get $out) (local.get $spare))
            (then (memory.copy (local.get $at) (local.get $spare) (i32.sub (local.get $end) (local.get $at)))))
          (local.set $at (i32.add (local.get $at) (i32.shl (local.get $channels) (i32.const 3))))
          (local.set $bx (i32.add (local.get $bx) (i32.shl (local.get $dx) (i32.const 3))))
          (local.set $by (i32.add (local.get $by) (i32.shl (local.get $dy) (i32.const 3))))
          (local.set $left (i32.sub (local.get $left) (i32.const 8)))
          (br_if $blocks (i32.gt_s (local.get $left) (i32.const 0))))
        (local.set $x (i32.add (local.get $x) (i32.mul (local.get $dx) (local.get $run))))
        (local.set $y (i32.add (local.get $y) (i32.mul (local.get $dy) (local.get $run))))
        (local.set $to (i32.add (local.get $to) (i32.mul (local.get $channels) (local.get $run))))
        (local.set $count (i32.sub (local.get $count) (local.get $run)))
        (br $runs))))

  (func $total (param $lanes v128) (result i32)
    (i32.add
      (i32.add (i32x4.extract_lane 0 (local.get $lanes)) (i32x4.extract_lane 1 (local.get $lanes)))
      (i32.add (i32x4.extract_lane 2 (local.get $lanes)) (i32x4.extract_lane 3 (local.get $lanes)))))

  ;; How many pixels of a row, from $from to before $end, have an edge: both Sobel sides together above $limit.
  (func (export "edges") (param $from i32) (param $end i32) (param $width i32) (param $limit i32) (result i32)
    (local $north i32) (local $south i32) (local $edges v128)
    (local $nw v128) (local $ne v128) (local $sw v128) (local $se v128) (local $x v128) (local $y v128)
    (block $done
      (loop $blocks
        (br_if $done (i32.ge_s (local.get $from) (local.get $end)))
        (local.set $north (i32.sub (local.get $from) (local.get $width)))
        (local.set $south (i32.add (local.get $from) (local.get $width)))
        (local.set $nw (v128.load8x8_u (i32.sub (local.get $north) (i32.const 1))))
        (local.set $ne (v128.load8x8_u offset=1 (local.get $north)))
        (local.set $sw (v128.load8x8_u (i32.sub (local.get $south) (i32.const 1))))
        (local.set $se (v128.load8x8_u offset=1 (local.get $south)))
        (local.set $x
          (i16x8.add
            (i16x8.sub (i16x8.add (local.get $ne) (local.get $se)) (i16x8.add (local.get $nw) (local.get $sw)))
            (i16x8.shl
              (i16x8.sub
                (v128.load8x8_u offset=1 (local.get $from))
                (v128.load8x8_u (i32.sub (local.get $from) (i32.const 1))))
              (i32.const 1))))
        (local.set $y
          (i16x8.add
            (i16x8.sub (i16x8.add (local.get $sw) (local.get $se)) (i16x8.add (local.get $nw) (local.get $ne)))
            (i16x8.shl
              (i16x8.sub (v128.load8x8_u (local.get $south)) (v128.load8x8_u (local.get $north)))
              (i32.const 1))))
        (local.set $edges
          (i16x8.sub (local.get $edges)
            (v128.and
              (i16x8.gt_s
                (i16x8.add (i16x8.abs (local.get $x)) (i16x8.abs (local.get $y)))
                (i16x8.splat (local.get $limit)))
              (i16x8.lt_s
                (v128.const i16x8 0 1 2 3 4 5 6 7)
                (i16x8.splat (i32.sub (local.get $end) (local.get $from)))))))
        (local.set $from (i32.add (local.get $from) (i32.const 8)))
        (br $blocks)))
    (call $total (i32x4.extadd_pairwise_i16x8_s (local.get $edges))))

  ;; The addresses of pixels of a row, from $from to before $end, that are darker than $ink while the one above is not;
  ;; written from $to on. Back comes where they end.
  (func (export "tops")
    (param $from i32) (param $end i32) (param $width i32) (param $ink i32) (param $to i32) (result i32)
    (local $left i32) (local $found i32) (local $shade v128)
    (local.set $shade (i8x16.splat (local.get $ink)))
    (block $done
      (loop $blocks
        (local.set $left (i32.sub (local.get $end) (local.get $from)))
        (br_if $done (i32.le_s (local.get $left) (i32.const 0)))
        (local.set $found
          (i8x16.bitmask
            (v128.and
              (i8x16.lt_u (v128.load (local.get $from)) (local.get $shade))
              (i8x16.ge_u (v128.load (i32.sub (local.get $from) (local.get $width))) (local.get $shade)))))
        (if (i32.lt_s (local.get $left) (i32.const 16))
          (then
            (local.set $found
              (i32.and (local.get $found) (i32.sub (i32.shl (i32.const 1) (local.get $left)) (i32.const 1))))))
        (block $none
          (loop $each
            (br_if $none (i32.eqz (local.get $found)))
            (i32.store (local.get $to) (i32.add (local.get $from) (i32.ctz (local.get $found))))
            (local.set $to (i32.add (local.get $to) (i32.const 4)))
            (local.set $found (i32.and (local.get $found) (i32.sub (local.get $found) (i32.const 1))))
            (br $each)))
        (local.set $from (i32.add (local.get $from) (i32.const 16)))
        (br $blocks)))
    (local.get $to))

  ;; Of a square of $size pixels a side, a multiple of eight: the sums of its shades, of their squares, of the Laplacian
  ;; and of its squares, 32 bits each.
  (func (export "tile") (param $from i32) (param $width i32) (param $size i32) (param $to i32)
    (local $row i32) (local $at i32) (local $end i32) (local $ones v128) (local $here v128) (local $bend v128)
    (local $sum v128) (local $squares v128) (local $bends v128) (local $bendSquares v128)
    (local.set $ones (i16x8.splat (i32.const 1)))
    (local.set $row (local.get $size))
    (loop $rows
      (local.set $at (local.get $from))
      (local.set $end (i32.add (local.get $from) (local.get $size)))
      (loop $blocks
        (local.set $here (v128.load8x8_u (local.get $at)))
        (local.set $bend
          (i16x8.sub
            (i16x8.add
              (i16x8.add
                (v128.load8x8_u (i32.sub (local.get $at) (i32.const 1)))
                (v128.load8x8_u offset=1 (local.get $at)))
              (i16x8.add
                (v128.load8x8_u (i32.sub (local.get $at) (local.get $width)))
                (v128.load8x8_u (i32.add (local.get $at) (local.get $width)))))
            (i16x8.shl (local.get $here) (i32.const 2))))
        (local.set $sum (i32x4.add (local.get $sum) (i32x4.dot_i16x8_s (local.get $here) (local.get $ones))))
        (local.set $squares (i32x4.add (local.get $squares) (i32x4.dot_i16x8_s (local.get $here) (local.get $here))))
        (local.set $bends (i32x4.add (local.get $bends) (i32x4.dot_i16x8_s (local.get $bend) (local.get $ones))))
        (local.set $bendSquares
          (i32x4.add (local.get $bendSquares) (i32x4.dot_i16x8_s (local.get $bend) (local.get $bend))))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br_if $blocks (i32.lt_u (local.get $at) (local.get $end))))
      (local.set $from (i32.add (local.get $from) (local.get $width)))
      (local.set $row (i32.sub (local.get $row) (i32.const 1)))
      (br_if $rows (local.get $row)))
    (i32.store (local.get $to) (call $total (local.get $sum)))
    (i32.store offset=4 (local.get $to) (call $total (local.get $squares)))
    (i32.store offset=8 (local.get $to) (call $total (local.get $bends)))
    (i32.store offset=12 (local.get $to) (call $total (local.get $bendSquares)))))
